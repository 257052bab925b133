import CommandLanguage
import Localization
import Markdown
import Topology

/// All commands by group.
struct HelpReport: Report {
  private let grammars: [Grammar]
  private let isInLesson: Bool
  private let isInLab: Bool

  init(grammars: [Grammar], state session: Session) {
    self.grammars = grammars
    isInLesson = session.lesson != nil
    isInLab = session.lab != nil
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.help/1", forKey: .schema)
    try container.encode(grammars.map { CommandHelp(grammar: $0) }, forKey: .commands)
  }

  private enum CodingKeys: String, CodingKey { case schema, commands }

  private static func title(_ group: Grammar.Group) -> Message {
    switch group {
    case .build: Message("Build")
    case .look: Message("Look and check")
    case .learn: Message("Learn")
    case .design: Message("Designs and files")
    case .program: Message("The program")
    }
  }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = []
    if isInLab {
      blocks.append(
        .paragraph(.note, words(Message("You are in a lab: `check` judges it, `hint` helps, `leave` goes back."))))
    } else if isInLesson {
      blocks.append(
        .paragraph(
          .note,
          words(
            Message("You are in a lesson: `next` goes on, `skip` leaves a step out, `leave` goes to your own design.")))
      )
    } else {
      blocks.append(
        .paragraph(
          .note, words(Message("`lesson` takes you on; `add vpc main cidr=10.0.0.0/16` begins a design of your own."))))
    }
    for group in Grammar.Group.allCases {
      let rows = grammars.filter { $0.group == group }.map { ["`\($0.verb)`", words($0.summary)] }
      guard !rows.isEmpty else { continue }
      blocks.append(.heading(2, words(Self.title(group))))
      blocks.append(.table(Table(header: ["", ""], rows: rows)))
    }
    blocks.append(
      .paragraph(words(Message("`help add` explains one command, `help subnet` one kind of part. Tab completes."))))
    return Document(blocks)
  }
}

/// One command.
struct CommandHelp: Report {
  let grammar: Grammar

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode("cloudtutor.command/1", forKey: .schema)
    try container.encode(grammar.verb, forKey: .verb)
    try container.encode(grammar.aliases, forKey: .aliases)
    try container.encode(grammar.synopsis, forKey: .synopsis)
    try container.encode(MessageCatalogue.english(grammar.summary), forKey: .summary)
    try container.encode(grammar.examples, forKey: .examples)
  }

  private enum CodingKeys: String, CodingKey { case schema, verb, aliases, synopsis, summary, examples }

  func document(_ words: MessageCatalogue) -> Document {
    var blocks: [Block] = [.code(grammar.synopsis), .paragraph(words(grammar.summary))]
    if !places.isEmpty {
      blocks.append(.bullets(places.map { "`\($0.label)`: \(words($0.meaning))" }))
    }
    blocks += keys(words)
    if !grammar.options.isEmpty {
      blocks.append(.bullets(grammar.options.map { "`\($0.synopsis)`: \(words($0.meaning))" }))
    }
    if !grammar.aliases.isEmpty {
      blocks.append(.paragraph(.muted, words(Message("In Korean: \(grammar.aliases.joined(separator: ", "))"))))
    }
    if !grammar.examples.isEmpty {
      blocks += [.paragraph(words(Message("For example:"))), .code(grammar.examples.joined(separator: "\n"))]
    }
    return Document(blocks)
  }

  /// What stands at each place of the form, each label once.
  private var places: [(label: String, meaning: Message)] {
    var seen: Set<String> = []
    return grammar.pattern.slots.filter { seen.insert($0.label).inserted }.map { label, slot in
      guard case .name(let kinds) = slot, !kinds.isEmpty else { return (label, slot.title) }
      return (label, AttributeType.reference(kinds).title)
    }
  }

  /// The words of the form `key=value`.
  private func keys(_ words: MessageCatalogue) -> [Block] {
    let attributes = Statement.attributes(ofVerb: grammar.verb)
    if !attributes.isEmpty {
      return [
        .table(
          Table(
            header: [words(Message("attribute")), words(Message("meaning")), words(Message("takes"))],
            rows: attributes.map { ["`\($0.key)`", words($0.meaning), words($0.type.title)] }))
      ]
    }
    guard grammar.pattern.slots.contains(where: { $0.slot == .kind }) || grammar.verb == "set" else { return [] }
    return [
      .paragraph(words(Message("`list kinds` lists the kinds, and `help subnet` the attributes of a subnet.")))
    ]
  }
}
