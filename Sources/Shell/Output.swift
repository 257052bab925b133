import CommandLanguage
import Foundation
import Localization
import Markdown
import TerminalUI

/// Prints reports and errors: results on standard output, messages on standard error.
public struct Output {
  /// The form in which reports are printed.
  public enum Format: String, CaseIterable, Sendable {
    case text, plain, json
  }

  private let format: Format
  private let environment: [String: String]
  private let isPlain: Bool
  /// Whether long reports may be paged.
  var pages: Bool
  /// Whether a prompt follows, from which long answers are set apart.
  private let isSpaced: Bool
  /// Cells enough for any line that a person wrote.
  private static let unwrapped = 4_000

  /// Creates an output.
  ///
  /// - Parameter pages: whether long reports may be paged.
  public init(format: Format, environment: [String: String], isPlain: Bool, pages: Bool) {
    self.format = format
    self.environment = environment
    self.isPlain = isPlain || format == .plain
    self.pages = pages
    isSpaced = pages
  }

  /// The terminal as it is now; a window may have changed since the last line.
  var settings: TerminalSettings { .current(environment: environment, isPlain: isPlain) }

  /// Prints what came of a line, and at a prompt an empty line behind all that is longer than a sentence.
  ///
  /// - Parameter wholly: whether a pager may leave nothing out, since something is asked at the end.
  /// - Throws: an output error when nobody reads any more, or the disk is full.
  func show(_ response: Session.Response, _ words: MessageCatalogue, wholly: Bool = false) throws(OutputError) {
    for (index, report) in response.reports.enumerated() {
      // What statements of one line did is one list.
      let isOneOfMany = index > 0 && report is StatementReport && response.reports[index - 1] is StatementReport
      if index > 0, !isOneOfMany, format != .json { try TerminalWriter().write("\n") }
      try show(report, words, wholly: wholly)
    }
    for error in response.passedOver { try show(error, source: response.source, words) }
    if let error = response.error { try show(error, source: response.source, words) }
    let blocks = response.reports.map { $0.document(words).blocks.count }.reduce(0, +)
    if isSpaced, blocks > 1 || response.error?.isLong == true { try TerminalWriter().write("\n") }
  }

  /// Prints a report.
  func show(_ report: any Report, _ words: MessageCatalogue, wholly: Bool = false) throws(OutputError) {
    guard format != .json else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let text = (try? encoder.encode(report)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
      return try TerminalWriter().write(text + "\n")
    }
    let document = report.document(words)
    guard !document.blocks.isEmpty else { return }
    if pages { return try Pager(settings, environment: environment, words: words).show(document, wholly: wholly) }
    try TerminalWriter().write(lines: DocumentRenderer(settings).lines(document))
  }

  /// Says on standard error what is wrong with files. What another program reads stands bare on its line, where
  /// editors find `file:line`.
  func tell(_ messages: [Message], _ words: MessageCatalogue) {
    var settings = TerminalSettings.current(descriptor: 2, environment: environment, isPlain: isPlain)
    if !settings.isTerminal { settings.width = Self.unwrapped }
    let role: Role = settings.isTerminal ? .bad : .note
    let lines = messages.flatMap { DocumentRenderer(settings).lines(Document([.paragraph(role, words($0))])) }
    try? TerminalWriter(descriptor: 2).write(lines: lines)
  }

  /// Prints an error on standard error.
  func show(_ error: CommandError, source: String, _ words: MessageCatalogue) throws(OutputError) {
    var settings = TerminalSettings.current(descriptor: 2, environment: environment, isPlain: isPlain)
    // What another program reads is not wrapped: editors find `file:line:column` at the start of a whole line.
    if !settings.isTerminal { settings.width = Self.unwrapped }
    let blocks: [Block] =
      switch error {
      case .language(let diagnostic):
        DiagnosticPage(diagnostic, source: source, isAtPrompt: pages, width: settings.width).blocks(words)
      case .file(let diagnostic, let text):
        DiagnosticPage(diagnostic, source: text, isSigned: settings.isTerminal, width: settings.width).blocks(words)
      case .inputOutput(let message), .refused(let message): [.paragraph(.bad, words(message))]
      }
    try TerminalWriter(descriptor: 2).write(lines: DocumentRenderer(settings).lines(Document(blocks)))
  }

  /// Shows what each save changes, until Ctrl-C.
  ///
  /// - Throws: an output error when nobody reads any more.
  func follow(_ watch: ContentWatch, _ words: MessageCatalogue) throws(OutputError) {
    var (watch, unpaged, failure) = (watch, self, OutputError?.none)
    unpaged.pages = false
    try? unpaged.say([.paragraph(.muted, words(Message("Checks again at each save; Ctrl-C ends it.")))], words)
    let interruption = Interruption.during {
      while failure == nil, let report = watch.next(until: { Interruption.hasCome }) {
        do throws(OutputError) { try unpaged.show(report, words) } catch { failure = error }
      }
    }
    if let failure { throw failure }
    // Ctrl-C ends the watch; a signal that ends the process does so now.
    if !interruption.isFromKeyboard { interruption.deliver() }
  }

  /// Says on standard error that output could not be written, where somebody is left to be told.
  func unwritable(_ error: OutputError, _ words: MessageCatalogue) -> ExitCode {
    if let message = error.message { try? show(.inputOutput(message), source: "", words) }
    return .inputOutput
  }

  /// Prints a line of the program's own, for people.
  func say(_ blocks: [Block], _ words: MessageCatalogue) throws(OutputError) {
    try show(Session.Response(reports: [Page(blocks)]), words, wholly: true)
  }
}
