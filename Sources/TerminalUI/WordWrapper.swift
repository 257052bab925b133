/// Breaks text into lines of at most so many cells.
///
/// Korean breaks where English does, at spaces: between 어절, so that nothing is parted from its particle. A
/// number stays with its unit, code stays whole while it fits on a line, and only a word that is longer than a
/// line is broken within, but not just before its particle, and rather after a hyphen or slash than elsewhere.
struct WordWrapper {
  /// Cells a line; at least 2, so that every grapheme fits.
  let width: Int

  init(width: Int) { self.width = max(2, width) }

  /// The lines of `text`; one empty line where it is empty.
  func lines(_ text: [Glyph]) -> [[Glyph]] {
    text.split(omittingEmptySubsequences: false) { $0.opportunity == .line }.flatMap { segment in
      var filler = Filler(width: width)
      for word in joiningUnits(words(Array(segment), at: .space)) { add(word, to: &filler) }
      return filler.finished()
    }
  }

  private func add(_ word: [Glyph], to filler: inout Filler) {
    if filler.add(word) { return }
    let parts = words(word, at: .codeSpace)
    if parts.count > 1 {
      for part in parts { add(part, to: &filler) }
    } else {
      for piece in pieces(of: word) { _ = filler.add(piece) }
    }
  }

  private func words(_ glyphs: [Glyph], at opportunity: Glyph.Break) -> [[Glyph]] {
    glyphs.split { $0.opportunity == opportunity }.map(Array.init)
  }

  /// Words with each number joined to the unit after it: `5 GiB`, `3 대`.
  private func joiningUnits(_ words: [[Glyph]]) -> [[Glyph]] {
    words.reduce(into: []) { joined, word in
      if let last = joined.last, last.isNumber, word.startsWithUnit {
        joined[joined.count - 1] =
          last + [Glyph(" ", last.last?.style == word.first?.style ? word[0].style : .init())] + word
      } else {
        joined.append(word)
      }
    }
  }

  /// A word longer than a line in pieces that fit.
  private func pieces(of word: [Glyph]) -> [[Glyph]] {
    let particle = word.trailingParticle
    var pieces: [[Glyph]] = []
    var start = 0
    var left = word.width
    while left > width {
      var (end, cells) = (start, 0)
      while cells + Int(word[end].width) <= width {
        cells += Int(word[end].width)
        end += 1
      }
      let cuts = ((start + 1)..<max(end + 1, start + 2)).reversed().lazy
        .filter { word.mayBreak(before: $0, particle: particle) }
      let joint = cuts.first { 2 * ($0 - start) > end - start && "-/_.=&".contains(word[$0 - 1].character) }
      let cut = joint ?? cuts.first ?? max(end, start + 1)
      pieces.append(Array(word[start..<cut]))
      left -= pieces[pieces.count - 1].width
      start = cut
    }
    return start < word.count ? pieces + [Array(word[start...])] : pieces
  }
}

/// Lines that are being filled with words.
private struct Filler {
  let width: Int
  private var lines: [[Glyph]] = []
  private var line: [Glyph] = []
  private var used = 0

  init(width: Int) { self.width = width }

  /// Puts a word on the line or on a new one; false when it is longer than any line.
  mutating func add(_ word: [Glyph]) -> Bool {
    let cells = word.width
    guard cells <= width else { return false }
    if !line.isEmpty, used + 1 + cells <= width {
      // The space belongs to the words' style only where both share it, as within a link.
      let style = line.last?.style == word.first?.style ? line[line.count - 1].style : TextStyle()
      line.append(Glyph(" ", style))
      line += word
      used += 1 + cells
    } else {
      if !line.isEmpty { lines.append(line) }
      (line, used) = (word, cells)
    }
    return true
  }

  func finished() -> [[Glyph]] { lines + (line.isEmpty && !lines.isEmpty ? [] : [line]) }
}

extension [Glyph] {
  /// Particles that must not stand alone at the start of a line, without the final consonant's variants
  /// that other entries end in.
  private static let particles: [[Character]] = [
    "을", "를", "이", "가", "은", "는", "과", "와", "로", "으로", "에", "에서", "에게", "의", "도", "만", "부터", "까지", "라는", "이라는",
  ].map { [Character]($0) }

  private static let units: Set<String> = [
    "개", "대", "건", "명", "문항", "번", "분", "초", "시간", "일", "주", "달", "년", "행", "줄", "칸", "가지", "단계",
    "%", "B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "ms", "s", "min", "h", "Mbps", "Gbps",
  ]

  fileprivate var isNumber: Bool {
    contains { $0.character.isNumber } && allSatisfy { $0.character.isNumber || ".,+-~".contains($0.character) }
  }

  fileprivate var startsWithUnit: Bool {
    let letters = String(prefix { $0.character.isLetter || $0.character == "%" }.map(\.character))
    if Self.units.contains(letters) { return true }
    // A Korean unit carries its particle: `3 대를`.
    return (1..<Swift.max(1, letters.count)).contains { length in
      Self.units.contains(String(letters.prefix(length)))
        && Self.particles.contains([Character](letters.dropFirst(length)))
    }
  }

  /// Whether a word that does not fit may be broken before `index`: not before its closing marks, not
  /// between Latin text and the Hangul glued to it, and not just before its particle.
  fileprivate func mayBreak(before index: Int, particle: Range<Int>) -> Bool {
    guard indices.contains(index), index > 0 else { return false }
    let (before, after) = (self[index - 1].character, self[index].character)
    if "`.,;:!?)]}'\"%".contains(after) || "([{".contains(before) { return false }
    if after.isHangul && !before.isHangul { return false }
    return particle.isEmpty || !(particle.lowerBound...particle.upperBound).contains(index)
  }

  /// Where the word's particle stands, before closing marks; empty where it has none.
  fileprivate var trailingParticle: Range<Int> {
    let end = (lastIndex { $0.character.isLetter || $0.character.isNumber } ?? -1) + 1
    let length = Self.particles.lazy
      .filter { $0.count < end && self[(end - $0.count)..<end].map(\.character) == $0 }
      .map(\.count).max()
    return (end - (length ?? 0))..<end
  }
}

extension Character {
  fileprivate var isHangul: Bool {
    unicodeScalars.first.map { (0xAC00...0xD7A3).contains($0.value) || (0x1100...0x11FF).contains($0.value) } ?? false
  }
}
