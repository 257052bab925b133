/// A walk through the history with Up and Down, which keeps what was edited on the way.
struct HistoryWalk {
  private let lines: [String]
  /// The place in the lines; their count is the line that was being typed.
  private var place: Int
  private var edited: [Int: String] = [:]

  init(_ lines: [String]) { (self.lines, place) = (lines, lines.count) }

  /// The line so many steps newer, or older for a negative number, leaving `text` behind; nil where there is none.
  mutating func move(by steps: Int, leaving text: String) -> String? {
    let next = place + steps
    guard next >= 0, next <= lines.count else { return nil }
    edited[place] = text
    place = next
    return edited[place] ?? (place < lines.count ? lines[place] : "")
  }
}
