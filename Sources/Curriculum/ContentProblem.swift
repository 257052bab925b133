public import Localization

/// Something that is wrong with a content file, at its place.
public struct ContentProblem: Error, Sendable, Hashable {
  /// The file, relative to the content's folder.
  public let file: String
  /// The line, from 1; nil where the whole file is meant.
  public let line: Int?
  /// What is wrong.
  public let message: Message

  /// Creates a problem.
  public init(_ file: String, line: Int? = nil, _ message: Message) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// The file with the line.
  public var place: String { line.map { "\(file):\($0)" } ?? file }
}
