import Topology

/// Keeps the entries apart that mends of several findings add to one network ACL: each mend is found for itself, and
/// several of them are often typed together.
struct EntryNumbers {
  private struct Side: Hashable {
    let acl: Name
    let direction: String
  }

  private let topology: Topology
  /// What the mends so far say, by the numbers that they give it.
  private var said: [Side: [Int: String]] = [:]

  init(_ topology: Topology) { self.topology = topology }

  /// The finding with numbers that no other finding gives to another entry.
  mutating func apart(_ finding: Finding) -> Finding {
    guard finding.mend.contains(where: { $0.hasPrefix("acl ") }) else { return finding }
    return Finding(
      finding.code, finding.severity, finding.resources, at: finding.span, finding.message,
      mend: finding.mend.map { line($0) })
  }

  private mutating func line(_ line: String) -> String {
    let words = line.split(separator: " ").map(String.init)
    guard words.count > 4, words[0] == "acl", words[4] == "allow", let wish = Int(words[3]) else { return line }
    let side = Side(acl: Name(words[1]), direction: words[2])
    let entry = words[4...].joined(separator: " ")
    let number = number(wish, for: entry, side)
    said[side, default: [:]][number] = entry
    return (words[..<3] + [String(number), entry]).joined(separator: " ")
  }

  private func number(_ wish: Int, for entry: String, _ side: Side) -> Int {
    let known = said[side] ?? [:]
    let stated = topology.entries(of: side.acl).filter { $0.direction.rawValue == side.direction }
    let deniesNothing = stated.allSatisfy(\.allows)
    if let same = known.first(where: { $0.value == entry && ($0.key <= wish || deniesNothing) })?.key { return same }
    guard known[wish] != nil, known[wish] != entry else { return wish }
    let taken = Set(stated.map(\.number) + known.keys)
    // What stands before an entry stays before it.
    let isBefore = stated.contains { $0.number > wish }
    let others = isBefore ? Array((1..<wish).reversed()) : Array(stride(from: wish + 10, through: 32766, by: 10))
    return others.first { !taken.contains($0) } ?? wish
  }
}
