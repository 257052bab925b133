import Testing

@testable import LineEditing

@Suite struct EditBufferTests {
  /// A buffer from a text in which `|` stands for the cursor.
  private func buffer(_ marked: String) -> EditBuffer {
    let scalars = Array(marked.unicodeScalars)
    let cursor = scalars.firstIndex(of: "|") ?? scalars.count
    return EditBuffer(scalars.filter { $0 != "|" }, cursor: cursor)
  }

  @Test(arguments: [
    // What libedit found, what it made of it by scalars, what it should have made.
    ("a👍🏽|b", "a👍|b", "a|b"), ("a|👍🏽b", "a|🏽b", "a|b"), ("👨‍👩‍👧|", "👨‍👩‍|", "|"), ("🇰🇷🇯🇵|", "🇰🇷🇯|", "🇰🇷|"),
    ("x\u{302}|", "x|", "|"), ("aaa|", "aa|", "aa|"), ("가나|", "가|", "가|"), ("가|가", "|가", "|가"),
    ("|👍🏽👍🏽", "|🏽👍🏽", "|👍🏽"), ("a👍🏽 b|c", "a👍🏽|c", "a👍🏽|c"),
  ])
  func `a deletion takes whole graphemes`(old: String, new: String, good: String) {
    #expect(buffer(new).settled(after: buffer(old)) == buffer(good))
  }

  @Test(arguments: [
    ("👍🏽|", "👍|🏽", "|👍🏽"), ("|👍🏽b", "👍|🏽b", "👍🏽|b"), ("x\u{302}|", "x|\u{302}", "|x\u{302}"), ("|가", "가|", "가|"),
  ])
  func `a motion stops between graphemes`(old: String, new: String, good: String) {
    #expect(buffer(new).settled(after: buffer(old)) == buffer(good))
  }

  @Test(arguments: [
    ("|", "e\u{301}|", "é|"), ("|", "\u{1112}\u{1161}\u{11AB}|", "한|"), ("e|b", "e\u{301}|b", "é|b"),
    ("|", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}|\u{11AF}", "한글|"),
  ])
  func `typed text becomes NFC, and the cursor keeps its place`(old: String, new: String, good: String) {
    #expect(buffer(new).settled(after: buffer(old)) == buffer(good))
  }

  @Test(arguments: [
    ("add public-a|", 11, 12), ("add public-|a b", 4, 12), ("서브넷 만들기  |", 4, 9), ("|  가나 다", 0, 4), ("", 0, 0),
  ])
  func `words are letters and digits of any script`(text: String, before: Int, after: Int) {
    #expect(buffer(text).wordBefore == before)
    #expect(buffer(text).wordAfter == after)
  }

  @Test func `a range of characters is cut to the text`() {
    let buffer = buffer("a👍🏽b|")
    #expect(buffer.scalarRange(1..<2) == 1..<3)
    #expect(buffer.scalarRange(2..<9) == 3..<4)
    #expect(buffer.scalarRange(-3..<0) == 0..<0)
    #expect(buffer.characterCursor == 3)
  }

  @Test(arguments: [
    ("a\r\nb\rc\nd\n\n", "a\nb\nc\nd"), ("\tx\u{1B}[31m", " x[31m"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("\n\n", ""),
    ("a\u{9B}b\u{0}", "ab"), ("\r\r\n", ""), ("a\r\r\nb", "a\n\nb"),
  ])
  func `a paste keeps its lines and loses its control characters`(text: String, pasted: String) {
    #expect(text.pasted == pasted)
  }

  @Test func `what is entered is a line or several`() {
    #expect(ReadResult(entered: "a b") == .line("a b"))
    #expect(ReadResult(entered: "") == .line(""))
    #expect(ReadResult(entered: "a\n\n b \n") == .lines(["a", " b "]))
    #expect(ReadResult(entered: "\na\n") == .line("a"))
  }
}
