import CommandLanguage
import Localization
import Markdown
import Study

/// `placement`: finds where in the course to begin.
struct PlacementCommand: Command {
  static let grammar = Grammar(
    "placement", aliases: ["진단"], group: .learn,
    summary: Message("Finds where to begin, for those who know some of it already."),
    options: [Grammar.Option("--seed", .number, Message("the same number draws the same questions"))],
    examples: ["placement"])

  private let seed: Token?

  init(_ phrase: Phrase) { seed = phrase.option("--seed") }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    session.putAside()
    session.placement = session.newPlacement(seed: try seed.map(QuizCommand.seed) ?? session.newSeed() % 1_000_000)
    let opening = Message(
      "Two questions a unit, and a design to mend where both were right; it ends early where little is known, and tells the answers of none. `leave` ends it, and what was found stands."
    )
    return Page([.paragraph(session.words(opening))] + (try session.continuePlacement()))
  }
}
