import CommandLanguage
import Foundation
import LineEditing
import Localization
import Study
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
    self.session.keepsGoing = keepsGoing
    self.session.begin()
    self.session.width = output.settings.width
  }

  /// Performs one text, and gives how the process ends.
  public mutating func run(_ text: String) -> ExitCode {
    do { return worst(try perform(text, firstLine: 1, file: nil).code) } catch {
      return output.unwritable(error, session.words)
    }
  }

  /// Performs a text that asks something, such as `quiz`, and takes the answers from standard input.
  public mutating func run(opening text: String) -> ExitCode {
    do {
      let (code, failed) = try perform(text, firstLine: 1, file: nil)
      return failed ? code : runStandardInput()
    } catch {
      return output.unwritable(error, session.words)
    }
  }

  /// Performs standard input line by line, so that answers come as lines come.
  public mutating func runStandardInput() -> ExitCode {
    var reader = PlainLineReader()
    var code = ExitCode.fine
    var (first, lines) = (1, [String]())
    do {
      while !session.isEnding {
        if case .line(let line) = reader.read() {
          lines.append(line)
          // A line that ends in a backslash goes on.
          if line.hasSuffix("\\") { continue }
        }
        guard !lines.isEmpty else { break }
        let (next, failed) = try perform(lines.joined(separator: "\n"), firstLine: first, file: "-")
        if failed && !keepsGoing { return next }
        code = next.rawValue > code.rawValue ? next : code
        (first, lines) = (first + lines.count, [])
      }
    } catch {
      return output.unwritable(error, session.words)
    }
    return worst(code)
  }

  /// An exam that was not taken to its end is not passed.
  private mutating func worst(_ code: ExitCode) -> ExitCode {
    session.logbook.flush()
    return code == .fine && session.quiz?.isExam == true ? .belowPassMark : code
  }

  private mutating func perform(_ text: String, firstLine: Int, file: String?) throws(OutputError) -> (
    code: ExitCode, failed: Bool
  ) {
    var response = session.perform(text, file: file, firstLine: firstLine)
    // The picture of an error counts lines from the text's own first one.
    if response.error != nil || !response.passedOver.isEmpty {
      response.source = String(repeating: "\n", count: firstLine - 1) + response.source
    }
    try output.show(response, session.words)
    if let watch = session.watch {
      session.watch = nil
      try output.follow(watch, session.words)
      return (.interrupted, true)
    }
    if let error = response.error { return (error.exitCode, true) }
    let codes = response.reports.map(\.exitCode) + response.passedOver.map(\.exitCode)
    return (codes.max { $0.rawValue < $1.rawValue } ?? .fine, false)
  }
}
