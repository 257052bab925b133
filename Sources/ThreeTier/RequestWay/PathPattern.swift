/// A pattern of paths: `*` stands for any text, also none, and `?` for one character.
struct PathPattern {
  private let pattern: [Character]

  /// A pattern means the same with and without its first `/`.
  init(_ text: String) { pattern = Array(text.hasPrefix("/") || text.hasPrefix("*") ? text : "/" + text) }

  /// How many characters it names; a pattern that names more is narrower.
  var literals: Int { pattern.count { $0 != "*" && $0 != "?" } }

  /// Whether a path has the pattern; large and small letters differ. O(pattern × path) at most.
  func matches(_ path: some StringProtocol) -> Bool {
    let path = Array(path)
    var (at, place) = (0, 0)
    var star: (at: Int, place: Int)?
    while place < path.count {
      if at < pattern.count, pattern[at] == "*" {
        star = (at, place)
        at += 1
      } else if at < pattern.count, pattern[at] == "?" || pattern[at] == path[place] {
        at += 1
        place += 1
      } else if let last = star {
        at = last.at + 1
        place = last.place + 1
        star = (last.at, place)
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == "*" }
  }

  /// Whether some path has both patterns. O(pattern × pattern).
  func meets(_ other: PathPattern) -> Bool {
    // For each length of this pattern's beginning, whether a text has it and the other's beginning so far.
    var reached = pattern.indices.map { pattern[..<$0].allSatisfy { $0 == "*" } } + [pattern.allSatisfy { $0 == "*" }]
    for character in other.pattern {
      var next = reached
      if character != "*" { next = reached.map { _ in false } }
      for (index, own) in pattern.enumerated() {
        if character == "*" {
          next[index + 1] = next[index + 1] || next[index]
        } else if own == "*" {
          next[index] = next[index] || reached[index]
          next[index + 1] = next[index + 1] || next[index] || reached[index + 1]
        } else if own == character || own == "?" || character == "?" {
          next[index + 1] = next[index + 1] || reached[index]
        }
      }
      reached = next
    }
    return reached.last ?? true
  }
}
