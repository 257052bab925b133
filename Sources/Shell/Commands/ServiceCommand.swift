import CommandLanguage
import Curriculum
import Localization

/// `service NAME`: what a service of AWS is for, how it is billed, and what stands for it elsewhere.
struct ServiceCommand: Command {
  static let grammar = Grammar(
    "service", aliases: ["서비스"], group: .learn,
    summary: Message("Tells of a service: when to use it and when not, how it is billed, its counterparts."),
    pattern: .rest("NAME", .item(.service)), examples: ["service s3", "service nat gateway"])

  private let words: [Token]

  init(_ phrase: Phrase) { words = phrase.all("NAME") }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    ServiceReport(try session.service(words, for: Self.grammar.verb), session)
  }
}

/// `services [NEED]`: the services by what one needs.
struct ServicesCommand: Command {
  static let grammar = Grammar(
    "services", aliases: ["서비스목록"], group: .learn, summary: Message("Lists the services by what one needs."),
    pattern: .optional(.slot("NEED", .item(.need))), examples: ["services", "services store-files"])

  private let need: Token?

  init(_ phrase: Phrase) { need = phrase["NEED"] }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let needs = try session.content { () throws(ContentProblem) in try session.curriculum.needs.get() }
    guard let need else { return ServicesReport(needs, session) }
    let chosen = needs.filter { $0.id == need.text }
    guard !chosen.isEmpty else {
      throw .language(
        Diagnostic(
          "unknown-need", Message("The catalogue has no need `\(need.text)`."), at: need.span,
          nearest: Nearest.candidate(to: need.text, in: needs.map(\.id)), example: "services"))
    }
    return ServicesReport(chosen, session)
  }
}

/// `compare NAME`: a service beside its counterparts; `compare A B`: two services side by side.
struct CompareCommand: Command {
  static let grammar = Grammar(
    "compare", aliases: ["비교"], group: .learn,
    summary: Message("Sets a service beside its counterparts at Azure and Google Cloud, or beside another service."),
    pattern: [.slot("NAME", .item(.service)), .optional(.slot("OTHER", .item(.service)))],
    examples: ["compare ec2", "compare ec2 lambda"])

  private let first: Token?
  private let second: Token?

  init(_ phrase: Phrase) { (first, second) = (phrase["NAME"], phrase["OTHER"]) }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let service = try session.service([first].compactMap { $0 }, for: Self.grammar.verb)
    guard let second else { return CounterpartsReport(service, session) }
    return ComparisonReport(service, try session.service([second], for: Self.grammar.verb), session.language)
  }
}

extension Session {
  /// The service that was asked for, by its word, its name or a synonym, or by a kind of part that it has, in any
  /// case and with or without spaces.
  func service(_ words: [Token], for verb: String) throws(CommandError) -> CatalogueService {
    let text = words.map(\.text).joined(separator: " ")
    let services = curriculum.services.all
    if let found = services.first(where: { Lookup.matches(text, [$0.id, $0.name] + $0.synonyms) })
      ?? services.first(where: { Lookup.matches(text, $0.kinds) })
    {
      return found
    }
    let known = services.flatMap { [$0.id, $0.name] + $0.synonyms + $0.kinds }
    throw .language(
      Diagnostic(
        "unknown-service", Message("The catalogue has no service `\(text)`."), at: words.first?.span,
        nearest: Nearest.candidate(to: text, in: known), example: "\(verb) s3"))
  }
}

/// How names are found that people write with or without spaces and hyphens, in any case.
enum Lookup {
  /// Whether a text is one of some names.
  static func matches(_ text: String, _ names: [String]) -> Bool { names.contains { key($0) == key(text) } }

  private static func key(_ text: String) -> String {
    String(text.lowercased().filter { !$0.isWhitespace && $0 != "-" })
  }
}
