import Localization
public import Markdown

/// One step of a lesson.
public enum LessonStep: Sendable, Hashable {
  /// Text to read.
  case prose([Block])
  /// A guess before the run.
  case predict(question: String)
  /// Commands to type in the lesson's sandbox.
  case attempt(Attempt)
  /// A design, drawn, with its caption.
  case show(topology: String, caption: String)
  /// A question.
  case question(String)
  /// Sentences of the learner's own.
  case ownWords(question: String)
  /// A lab.
  case lab(String)

  /// Whether the learner has to do something before the lesson goes on.
  public var isActive: Bool {
    switch self {
    case .prose, .show: false
    case .predict, .attempt, .question, .ownWords, .lab: true
    }
  }
}

/// Commands that a lesson asks to type.
public struct Attempt: Sendable, Hashable {
  /// One command.
  public struct Line: Sendable, Hashable {
    /// The whole command.
    public let command: String
    /// The words that are left out, shown as blanks.
    public let gap: String?
    /// What the command must answer: `yes`, `no`, `partly`, `public`, `private` or the code of a finding.
    public let expected: String?
    /// The line in its file.
    public let number: Int

    /// The command as it is shown, with blanks for the gap.
    public var shown: String {
      guard let gap else { return command }
      return command.split(separator: " ", omittingEmptySubsequences: false)
        .map { $0 == gap ? "____" : $0.hasSuffix("=" + gap) ? $0.dropLast(gap.count) + "____" : String($0) }
        .joined(separator: " ")
    }
  }

  /// The commands; in a block that has only an aim, the hidden ones that reach it.
  public let lines: [Line]
  /// What must hold, where the commands are left to the learner: a command and its answer.
  public let aim: Line?
  /// The line in its file.
  public let number: Int
}

extension Attempt {
  /// Reads a `try` block.
  ///
  /// - Throws: a problem for a marking that cannot be.
  init(_ block: CodeBlock, file: String, language: Language) throws(ContentProblem) {
    number = block.line ?? 1
    var lines: [Line] = []
    var solution: [Line] = []
    var aim: Line?
    for (offset, text) in block.lines.enumerated() {
      let line = (block.textLine ?? number + 1) + offset
      let text = String(text).trimmed
      if text.isEmpty { continue }
      if let rest = text.dropping(prefix: "# aim:") {
        let parts = rest.components(around: "=>")
        guard let expected = parts.after else {
          throw ContentProblem(file, line: line, Message("An aim has the form `# aim: trace a -> b tcp/443 => yes`."))
        }
        aim = Line(command: parts.before, gap: nil, expected: expected, number: line)
      } else if let rest = text.dropping(prefix: "# solution:") {
        solution.append(Line(command: rest, gap: nil, expected: nil, number: line))
      } else {
        lines.append(try Self.line(text, number: line, file: file))
      }
    }
    guard aim == nil || (lines.isEmpty && !solution.isEmpty), aim != nil || !lines.isEmpty else {
      throw ContentProblem(file, line: number, Message("A `try` block has commands, or an aim with its solution."))
    }
    self.aim = aim
    self.lines = aim == nil ? lines : solution
  }

  private static func line(_ text: String, number: Int, file: String) throws(ContentProblem) -> Line {
    let (command, comment) = text.components(around: "#")
    var gap: String?
    var expected: String?
    if let comment {
      if let word = comment.dropping(prefix: "gap:") {
        let (first, answer) = word.components(around: "=>")
        gap = first
        expected = answer
        // A gap that leaves no blank would ask for nothing.
        guard Line(command: command, gap: first, expected: nil, number: number).shown != command else {
          throw ContentProblem(
            file, line: number, Message("The gap's `\(first)` is no word of the command, and not the whole of a value.")
          )
        }
      } else if let answer = comment.dropping(prefix: "=>") {
        expected = answer
      } else {
        throw ContentProblem(file, line: number, Message("A comment in a `try` block begins with `=>` or `gap:`."))
      }
    }
    return Line(command: command, gap: gap, expected: expected, number: number)
  }
}

extension String {
  var trimmed: String { String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()) }

  func dropping(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)).trimmed : nil }

  /// The trimmed texts before and after the first `mark`.
  func components(around mark: String) -> (before: String, after: String?) {
    guard let range = firstRange(of: mark) else { return (trimmed, nil) }
    return (String(self[..<range.lowerBound]).trimmed, String(self[range.upperBound...]).trimmed)
  }
}
