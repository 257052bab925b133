import CommandLanguage
import Curriculum
import Grading
import Localization

/// `content check`, `content new`, `content preview`: what authors of lessons, questions and labs need.
struct ContentCommand: Command {
  static let grammar = Grammar(
    "content", group: .program,
    summary: Message("Checks the content of the course or of a pack, begins new content, and shows it, for authors."),
    pattern: .choice([
      "check", ["new", .slot("WHAT", .word(ContentSkeleton.Kind.allCases.map(\.rawValue))), .slot("NAME", .newName)],
      ["preview", .slot("ID", .item(.content))],
    ]),
    options: [
      Grammar.Option("--watch", Message("`check` goes on at each save, until Ctrl-C")),
      Grammar.Option(
        "--unit", .item(.unit),
        Message("`new` writes for this unit, into the last `--pack` or the folder that `CLOUDTUTOR_HOME` names")),
    ],
    examples: [
      "content check", "content check --watch", "content new lesson clinic-copies --unit clinic",
      "content preview out-but-not-in",
    ])

  private let kind: ContentSkeleton.Kind?
  private let name: Token?
  private let id: Token?
  private let unit: Token?
  private let watches: Bool

  init(_ phrase: Phrase) {
    kind = phrase["WHAT"].flatMap { ContentSkeleton.Kind(rawValue: $0.text) }
    name = phrase["NAME"]
    id = phrase["ID"]
    unit = phrase.option("--unit")
    watches = phrase.option("--watch") != nil
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let isCheck = kind == nil && id == nil
    guard !watches || isCheck else { throw .refused(Message("`--watch` belongs to `content check`.")) }
    guard unit == nil || kind != nil else { throw .refused(Message("`--unit` belongs to `content new`.")) }
    if let kind, let name { return try new(kind, name.text, session) }
    let packs = session.packs
    if let id { return Page(try ContentPreview(of: session).blocks(id)) }
    var watch = ContentWatch(course: session.curriculum.location, packs: packs)
    let result = watch.check()
    if watches { session.watch = watch }
    return ContentReport(result)
  }

  private func new(_ kind: ContentSkeleton.Kind, _ name: String, _ session: Session) throws(CommandError) -> any Report
  {
    guard let folder = session.authorsFolder else {
      throw .refused(
        Message(
          "Say where it is written: start with `--pack FOLDER`, or let `CLOUDTUTOR_HOME` name the course's folder."))
    }
    let curriculum = Curriculum(session.curriculum.location, packs: session.packs)
    let skeleton = ContentSkeleton(kind, name, unit: unit?.text, in: folder, curriculum)
    let files = try skeleton.write()
    return Notice(
      role: nil,
      messages: files.map { Message("Wrote `\($0)`.") } + [
        Message("`content check` says what is still to be filled in; `content preview \(name)` shows it.")
      ])
  }
}
