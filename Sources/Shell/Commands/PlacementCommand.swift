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
    let given = try seed.map(QuizCommand.seed)
    if given == nil, let open = session.logbook.state.placement,
      let placement = session.newPlacement(seed: open.seed).resumed(open)
    {
      session.placement = placement
      // What a kill came before.
      for result in placement.results where result.known.contains(where: { session.logbook.state.placed[$0] == nil }) {
        session.record(.placed(unit: result.unit, known: result.known))
      }
      let resumed = Message("You go on where you stopped. `placement --seed 1` begins anew.")
      return Page([.paragraph(.muted, session.words(resumed))] + (try session.continuePlacement()))
    }
    let seed = given ?? session.newSeed() % 1_000_000
    session.record(.placementBegun(seed: seed))
    session.placement = session.newPlacement(seed: seed)
    let opening = Message(
      "Two questions a unit, and a design to mend where both were right; it ends early where little is known, and tells the answers of none. `leave` ends it, and `placement` goes on with it."
    )
    return Page([.paragraph(session.words(opening))] + (try session.continuePlacement()))
  }
}
