import CommandLanguage
import Foundation
import LineEditing
import Localization
import TerminalUI

/// Lines without a person: `-c`, a file, or standard input. Stops at the first error.
public struct Batch {
  private var session: Session
  private let output: Output
  private let keepsGoing: Bool

  /// Creates a batch over a session.
  public init(_ session: Session, _ output: Output, keepsGoing: Bool) {
    self.session = session
    self.output = output
    self.keepsGoing = keepsGoing
    self.session.begin()
    self.session.width = output.settings.width
  }

  /// Performs one text, and gives how the process ends.
  public mutating func run(_ text: String) -> ExitCode {
    do { return try perform(text, firstLine: 1, file: nil).code } catch { return .inputOutput }
  }

  /// Performs standard input line by line, so that answers come as lines come.
  public mutating func runStandardInput() -> ExitCode {
    var reader = PlainLineReader()
    var number = 0
    var code = ExitCode.fine
    var pending = ""
    do {
      while !session.isEnding {
        guard case .line(let line) = reader.read() else { break }
        number += 1
        pending += pending.isEmpty ? line : "\n" + line
        // A line that ends in a backslash goes on.
        if line.hasSuffix("\\") { continue }
        let lines = pending.split(separator: "\n", omittingEmptySubsequences: false).count
        let (next, failed) = try perform(pending, firstLine: number - lines + 1, file: "-")
        if failed && !keepsGoing { return next }
        code = next == .fine ? code : next
        pending = ""
      }
    } catch {
      return .inputOutput
    }
    return code
  }

  private mutating func perform(_ text: String, firstLine: Int, file: String?) throws(OutputError) -> (
    code: ExitCode, failed: Bool
  ) {
    var response = session.perform(text, file: file, firstLine: firstLine)
    // The picture of an error counts lines from the text's own first one.
    response.source = String(repeating: "\n", count: firstLine - 1) + response.source
    try output.show(response, session.words)
    if let error = response.error { return (error.exitCode, true) }
    return (response.reports.map(\.exitCode).max { $0.rawValue < $1.rawValue } ?? .fine, false)
  }
}
