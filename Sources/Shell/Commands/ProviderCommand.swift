import CommandLanguage
import Curriculum
import Localization

/// `provider [NAME]`: the three large providers side by side, or one of them.
struct ProviderCommand: Command {
  static let grammar = Grammar(
    "provider", aliases: ["제공업체"], group: .learn,
    summary: Message("Tells of AWS, Azure and Google Cloud: their strengths, and their market shares with date."),
    pattern: .optional(.slot("NAME", .item(.provider))), examples: ["provider", "provider azure"])

  private let name: Token?

  init(_ phrase: Phrase) { name = phrase["NAME"] }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    let providers = try session.content { () throws(ContentProblem) in try session.curriculum.providers.get() }
    guard let name else { return ProvidersReport(providers) }
    guard let provider = providers.first(where: { Lookup.matches(name.text, [$0.id, $0.name]) }) else {
      throw .language(
        Diagnostic(
          "unknown-provider", Message("The catalogue has no provider `\(name.text)`."), at: name.span,
          nearest: Nearest.candidate(to: name.text, in: providers.map(\.id)), example: "provider azure"))
    }
    return ProviderReport(provider: provider, language: session.language)
  }
}
