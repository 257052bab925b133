/// A text with places for values: `{1}` or, with a particle that follows the value, `{1:을}`.
struct Template {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The text with each place filled by `value(number, particle)`; a place for which that gives
  /// nil, and braces that name no place, stay as they are written.
  func rendered(_ value: (Int, Particle?) -> String?) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let inside = rest[rest.index(after: open)..<close]
      let pieces = inside.split(separator: ":", maxSplits: 1)
      let particle = pieces.count == 2 ? Particle(String(pieces[1])) : nil
      if let number = pieces.first.flatMap({ Int($0) }), pieces.count == 1 || particle != nil,
        let filled = value(number, particle)
      {
        result += filled
        rest = rest[rest.index(after: close)...]
      } else {
        result += "{"
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }
}
