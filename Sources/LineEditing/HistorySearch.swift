/// An incremental search through the history, from the newest line back, without regard to case.
struct HistorySearch {
  private let lines: [String]
  /// What is looked for.
  private(set) var pattern = ""
  private var place: Int
  /// Whether no line contains the pattern.
  private(set) var hasFailed = false

  init(_ lines: [String]) { (self.lines, place) = (lines, lines.count) }

  /// The line found; nil while nothing is looked for.
  var hit: String? { place < lines.count ? lines[place] : nil }

  /// Looks for a longer pattern, beginning with the line found so far.
  mutating func extend(_ text: String) {
    pattern = (pattern + text).normalised
    find(in: stride(from: min(place, lines.count - 1), through: 0, by: -1), other: nil)
  }

  /// Looks for the pattern without its last character, from the newest line.
  mutating func shorten() {
    pattern = String(pattern.dropLast())
    place = lines.count
    hasFailed = false
    guard !pattern.isEmpty else { return }
    find(in: stride(from: lines.count - 1, through: 0, by: -1), other: nil)
  }

  /// Goes on to an older line that differs from the one found.
  mutating func older() { find(in: stride(from: place - 1, through: 0, by: -1), other: hit) }

  /// Goes back to a newer line that differs from the one found.
  mutating func newer() { find(in: stride(from: place + 1, to: lines.count, by: 1), other: hit) }

  private mutating func find(in places: some Sequence<Int>, other: String?) {
    let wanted = pattern.lowercased()
    guard let found = places.first(where: { lines[$0] != other && lines[$0].lowercased().contains(wanted) }) else {
      hasFailed = true
      return
    }
    (place, hasFailed) = (found, false)
  }
}
