import Foundation
public import Localization
import Markdown

/// A lesson in one language.
public struct Lesson: Sendable, Hashable {
  /// Where a fact comes from.
  public struct Source: Sendable, Hashable {
    /// The page.
    public let url: String
    /// What it is a source for.
    public let purpose: String
  }

  /// Its permanent name, which is its folder's.
  public let id: String
  /// The unit's folder.
  public let unit: String
  /// The language.
  public let language: Language
  /// The title.
  public let title: String
  /// How long it takes.
  public let minutes: Int
  /// Syllabus ids that it teaches.
  public let covers: [String]
  /// Lessons that come before it.
  public let requires: [String]
  /// Terms that it introduces.
  public let terms: [String]
  /// Commands that it introduces.
  public let commands: [String]
  /// The design that its sandbox begins with; nil for an empty one.
  public let sandbox: String?
  /// The revision, the same in all languages.
  public let revision: Int
  /// Where its facts come from.
  public let sources: [Source]
  /// What it consists of.
  public let steps: [LessonStep]
  /// The lines of the steps in the file.
  public let lines: [Int]
  /// Where it stands.
  public let file: String
}

extension Lesson {
  /// Reads a lesson.
  ///
  /// - Throws: the first problem, with its line.
  init(_ text: String, file: String, unit: String, language: Language) throws(ContentProblem) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
      throw ContentProblem(file, line: 1, Message("A lesson begins with its front matter between two lines of `---`."))
    }
    let front = try DataNode(lines[1..<end].joined(separator: "\n"), file: file, firstLine: 2)
    self.file = file
    self.unit = unit
    self.language = language
    id = try front.required("id").text()
    title = try front.required("title").text()
    minutes = try front.required("minutes").number()
    covers = try front.required("covers").texts()
    requires = try front["requires"]?.texts() ?? []
    terms = try front["terms"]?.texts() ?? []
    commands = try front["commands"]?.texts() ?? []
    sandbox = try front["sandbox"]?.text()
    revision = try front.required("rev").number()
    var sources: [Source] = []
    for source in front["sources"]?.elements ?? [] {
      sources.append(Source(url: try source.required("url").text(), purpose: try source.required("for").text()))
    }
    self.sources = sources
    let body = lines[(end + 1)...].joined(separator: "\n")
    let document = Document(markdown: body, firstLine: end + 2)
    (steps, self.lines) = try Self.steps(of: document, file: file, language: language)
  }

  private static func steps(
    of document: Document, file: String, language: Language
  ) throws(ContentProblem) -> ([LessonStep], [Int]) {
    var steps: [LessonStep] = []
    var lines: [Int] = []
    var prose: [Block] = []
    for block in document.blocks {
      guard case .code(let code) = block, let step = try step(code, file: file, language: language) else {
        prose.append(block)
        continue
      }
      if !prose.isEmpty {
        steps.append(.prose(prose))
        lines.append(code.line ?? 1)
        prose = []
      }
      steps.append(step)
      lines.append(code.line ?? 1)
    }
    if !prose.isEmpty {
      steps.append(.prose(prose))
      lines.append(lines.last ?? 1)
    }
    return (steps, lines)
  }

  /// The step that a fenced block is; nil for an ordinary one.
  private static func step(_ code: CodeBlock, file: String, language: Language) throws(ContentProblem) -> LessonStep? {
    guard let word = code.words.first else { return nil }
    func argument() throws(ContentProblem) -> String {
      guard code.words.count == 2 else {
        throw ContentProblem(file, line: code.line, Message("The block `\(word)` names one thing."))
      }
      return String(code.words[1])
    }
    switch word {
    case "predict": return .predict(question: try argument())
    case "question": return .question(try argument())
    case "own-words": return .ownWords(question: try argument())
    case "lab": return .lab(try argument())
    case "show": return .show(topology: try argument(), caption: code.text.trimmed)
    case "try": return .attempt(try Attempt(code, file: file, language: language))
    default: return nil
    }
  }
}
