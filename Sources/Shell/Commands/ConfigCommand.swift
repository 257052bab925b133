import CommandLanguage
import Localization
import Markdown
import Study

/// `config`: the program's own settings; `config NAME VALUE` changes one.
struct ConfigCommand: Command {
  /// A number that a learner may choose.
  private struct Setting {
    let name: String
    let meaning: Message
    let range: ClosedRange<Int>
    let standard: Int
  }

  private static let settings = [
    Setting(
      name: LearnerState.retentionSetting,
      meaning: Message("the percentage that you want to remember when a review comes; more means more reviews"),
      range: 70...97, standard: 90)
  ]

  static let grammar = Grammar(
    "config", aliases: ["설정"], group: .program,
    summary: Message("Shows the program's settings, or changes one; `default` puts it back."),
    pattern: .optional([.slot("NAME", .word(settings.map(\.name))), .optional(.slot("VALUE", .text))]),
    examples: ["config", "config retention 85", "config retention default"])

  private let name: Token?
  private let value: Token?

  init(_ phrase: Phrase) { (name, value) = (phrase["NAME"], phrase["VALUE"]) }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard let name, let value, let setting = Self.settings.first(where: { $0.name == name.text }) else {
      return table(session)
    }
    if value.text == "default" {
      session.record(.settingChanged(name: setting.name, value: nil))
    } else {
      guard let number = Int(value.text), setting.range.contains(number) else {
        throw .language(
          Diagnostic(
            "setting-range",
            Message(
              "`\(setting.name)` takes a whole number from \(setting.range.lowerBound) to \(setting.range.upperBound)."),
            at: value.span, example: "config \(setting.name) \(setting.standard)"))
      }
      session.record(.settingChanged(name: setting.name, value: "\(number)"))
    }
    return table(session)
  }

  private func table(_ session: Session) -> any Report {
    let chosen = session.logbook.state.settings
    return SettingsReport(
      settings: Self.settings.map {
        SettingsReport.Line(
          name: $0.name, value: chosen[$0.name].flatMap { Int($0) } ?? $0.standard, standard: $0.standard,
          meaning: $0.meaning)
      })
  }
}
