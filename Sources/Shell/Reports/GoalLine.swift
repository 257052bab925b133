import Curriculum

/// The line by which a goal is shown that has no words of its own, in the language of commands.
extension Goal.Condition {
  var line: String {
    switch self {
    case .flow(let flow, let possible, let zone):
      "trace \(flow)\(zone.map { " --lost \($0)" } ?? "")  => \(possible ? "yes" : "no")"
    case .request(let path, let part, let zone):
      "trace request \(path)\(zone.map { " --lost \($0)" } ?? "")  => \(part ?? "✓")"
    case .stated(let from, let to): "connect \(from) -> \(to)"
    case .signIn(let from, let to): "\(from) -> \(to)  ✓"
    case .rules(let codes): "check  => \(codes.joined(separator: ", "))  ✓"
    case .unbroken(let codes): "check  => \(codes.joined(separator: ", "))  ✓"
    case .setting(let part, let key, _, _): "show \(part)  => \(key)"
    case .exists(let name): "show \(name)"
    case .count(let kind, let values, let range): Self.countLine(kind, values, range)
    case .subnet(let name, let kind): "show \(name)  => \(kind)"
    case .any(let ways): ways.map { $0.map(\.line).joined(separator: " + ") }.joined(separator: "  |  ")
    }
  }

  private static func countLine(_ kind: String, _ values: [String: [String]], _ range: ClosedRange<Int>) -> String {
    let wanted = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.joined(separator: "|"))" }
    let (low, high) = (range.lowerBound, range.upperBound)
    let number = high == .max ? "\(low)+" : low == high ? "\(low)" : "\(low)-\(high)"
    return ([kind] + wanted).joined(separator: " ") + ": " + number
  }
}
