import Foundation

/// The text being edited and the cursor, both in scalars, as libedit counts them.
///
/// libedit knows no graphemes, so each of its commands is followed by ``settled(after:)``, which makes good what
/// it did by scalars. So every motion and deletion of both modes works by graphemes, without a copy of any.
struct EditBuffer: Equatable {
  var scalars: [Unicode.Scalar] = []
  /// From 0 through the count of scalars.
  var cursor = 0

  init(_ scalars: [Unicode.Scalar] = [], cursor: Int = 0) { (self.scalars, self.cursor) = (scalars, cursor) }

  init(_ text: String) { self.init(Array(text.unicodeScalars), cursor: text.unicodeScalars.count) }

  var text: String { Self.text(scalars[...]) }
  var textBeforeCursor: String { Self.text(scalars[..<cursor]) }
  /// The cursor in characters.
  var characterCursor: Int { textBeforeCursor.count }
  var isAtEnd: Bool { cursor == scalars.count }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  /// Puts a text at the cursor and the cursor behind it.
  mutating func insert(_ text: String) { replace(cursor..<cursor, with: text) }

  /// Replaces scalars and puts the cursor behind the new ones.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let new = Array(text.unicodeScalars)
    scalars.replaceSubrange(range, with: new)
    cursor = range.lowerBound + new.count
  }

  /// The scalars of a range of characters, cut to the text.
  func scalarRange(_ characters: Range<Int>) -> Range<Int> {
    let text = text
    let lower = text.index(text.startIndex, offsetBy: max(0, characters.lowerBound), limitedBy: text.endIndex)
    let upper = text.index(text.startIndex, offsetBy: max(0, characters.upperBound), limitedBy: text.endIndex)
    let place = { (index: String.Index?) in text.unicodeScalars[..<(index ?? text.endIndex)].count }
    return place(lower)..<place(upper)
  }

  /// Where the word before the cursor begins; letters and digits of any script make words.
  var wordBefore: Int {
    let rest = scalars[..<cursor].reversed().drop { !$0.isOfWord }.drop { $0.isOfWord }
    return rest.count
  }

  /// Where the word behind the cursor ends.
  var wordAfter: Int {
    let rest = scalars[cursor...].drop { !$0.isOfWord }.drop { $0.isOfWord }
    return scalars.count - rest.count
  }

  /// This buffer, made good after a command that found `old`: deletions take whole graphemes, the text is in NFC,
  /// the cursor stands between graphemes.
  ///
  /// - Complexity: O(*n*).
  func settled(after old: EditBuffer) -> EditBuffer {
    guard self != old, !(scalars.allSatisfy(\.isASCII) && old.scalars.allSatisfy(\.isASCII)) else { return self }
    var new = widened(after: old)
    let text = new.text
    let normal = text.precomposedStringWithCanonicalMapping
    if !normal.unicodeScalars.elementsEqual(new.scalars) {
      let before = new.textBeforeCursor.precomposedStringWithCanonicalMapping.unicodeScalars.count
      new = EditBuffer(Array(normal.unicodeScalars), cursor: min(before, normal.unicodeScalars.count))
    }
    let bounds = GraphemeBounds(new.scalars)
    if !bounds.contains(new.cursor) {
      let moved = new.scalars == old.scalars && new.cursor < old.cursor
      new.cursor = moved ? bounds.below(new.cursor) : bounds.above(new.cursor)
    }
    return new
  }

  /// What was deleted, together with the rest of the graphemes that it was part of.
  private func widened(after old: EditBuffer) -> EditBuffer {
    let gone = old.scalars.count - scalars.count
    guard gone > 0 else { return self }
    let head = zip(scalars, old.scalars).prefix { $0 == $1 }.count
    let tail = zip(scalars.reversed(), old.scalars.reversed()).prefix { $0 == $1 }.count
    guard head + tail >= scalars.count else { return self }
    // Equal scalars leave several places open; the cursor says which it was.
    let lower = min(max(cursor, scalars.count - tail), head)
    let bounds = GraphemeBounds(old.scalars)
    let cut = bounds.below(lower)..<bounds.above(lower + gone)
    guard cut != lower..<lower + gone else { return self }
    var new = old
    new.replace(cut, with: "")
    return new
  }
}

extension Unicode.Scalar {
  fileprivate var isOfWord: Bool {
    properties.isAlphabetic || properties.numericType != nil || properties.generalCategory == .nonspacingMark
  }
}

/// The places between the graphemes of a text, in scalars.
struct GraphemeBounds {
  private let places: [Int]

  init(_ scalars: [Unicode.Scalar]) {
    var places = [0]
    for character in String(String.UnicodeScalarView(scalars)) {
      places.append(places[places.count - 1] + character.unicodeScalars.count)
    }
    self.places = places
  }

  func contains(_ place: Int) -> Bool { below(place) == place }

  /// The last bound at or before a place.
  func below(_ place: Int) -> Int { places[max(0, firstIndex(beyond: place) - 1)] }

  /// The first bound at or behind a place.
  func above(_ place: Int) -> Int {
    let below = below(place)
    return below == place ? place : places[min(firstIndex(beyond: place), places.count - 1)]
  }

  private func firstIndex(beyond place: Int) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle] > place { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
