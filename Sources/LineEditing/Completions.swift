/// What may stand at the cursor.
public struct Completions: Sendable, Hashable {
  /// One thing that may stand there.
  public struct Candidate: Sendable, Hashable {
    /// The text that replaces the range.
    public var text: String
    /// A few words on it, shown beside it in the menu; may be empty.
    public var description: String
    /// Whether a space follows once it is taken.
    public var appendsSpace: Bool

    /// Creates a candidate.
    public init(_ text: String, description: String = "", appendsSpace: Bool = true) {
      (self.text, self.description, self.appendsSpace) = (text, description, appendsSpace)
    }
  }

  /// The characters (graphemes) of the line that a candidate replaces; the cursor goes behind it.
  public var range: Range<Int>
  /// The candidates in the order of the menu.
  public var candidates: [Candidate]

  /// Creates completions.
  public init(replacing range: Range<Int>, with candidates: [Candidate]) {
    (self.range, self.candidates) = (range, candidates)
  }

  /// No candidates.
  public static let none = Completions(replacing: 0..<0, with: [])

  /// The longest text with which every candidate begins.
  var commonPrefix: String {
    guard var prefix = candidates.first?.text else { return "" }
    for candidate in candidates.dropFirst() {
      prefix = String(zip(prefix, candidate.text).prefix { $0 == $1 }.map(\.0))
    }
    return prefix
  }
}
