import CTestSupport
import Foundation

extension TerminalEmulator {
  /// Takes what a program writes, cut at any place.
  public mutating func feed(_ bytes: some Collection<UInt8>) {
    waiting += bytes
    var place = 0
    while place < waiting.count, let length = take(at: place) { place += length }
    waiting.removeFirst(place)
  }

  /// Takes one character or sequence and answers its length, or nil when it is not complete.
  private mutating func take(at place: Int) -> Int? {
    let byte = waiting[place]
    switch byte {
    case 0x07: bells += 1
    case 0x08: move(to: (cursorRow, cursorColumn - 1))
    case 0x0A: lineFeed()
    case 0x0D: move(to: (cursorRow, 0))
    case 0x1B: return sequence(at: place)
    case 0..<0x20, 0x7F: unknown.append("control \(byte)")
    case 0x20..<0x7F: put(Unicode.Scalar(byte))
    default:
      let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      guard place + length <= waiting.count else { return nil }
      let text = String(decoding: waiting[place..<place + length], as: UTF8.self).unicodeScalars
      guard text.count == 1, let scalar = text.first, scalar != "\u{FFFD}" || byte == 0xEF else {
        unknown.append("byte \(byte)")
        return 1
      }
      put(scalar)
      return length
    }
    return 1
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = Int(cts_width(wchar_t(bitPattern: scalar.value)))
    if width < 0 { return unknown.append("scalar \(String(scalar.value, radix: 16))") }
    if width == 0 {
      // As in tmux, which without wrapping takes the cursor in the last column for one that has not written there.
      var column = wrapsNext ? cursorColumn : cursorColumn - 1
      if column > 0, rows[cursorRow].cells[column].width == 0 { column -= 1 }
      if column >= 0 { rows[cursorRow].cells[column].text.unicodeScalars.append(scalar) }
      return
    }
    guard width <= columns else { return }
    let wraps = modes.contains(7)
    if !wraps, cursorColumn + width > columns { return }
    if wrapsNext || cursorColumn + width > columns {
      rows[cursorRow].isWrapped = true
      cursorColumn = 0
      lineFeed()
    }
    for column in cursorColumn..<cursorColumn + width { clear(column) }
    rows[cursorRow].cells[cursorColumn] = Cell(text: String(scalar), width: width, isFaint: isFaint, isWritten: true)
    if width == 2 {
      rows[cursorRow].cells[cursorColumn + 1] = Cell(text: "", width: 0, isFaint: isFaint, isWritten: true)
    }
    wrapsNext = wraps && cursorColumn + width == columns
    cursorColumn = min(cursorColumn + width, columns - 1)
  }

  /// Empties a column, and the other half of a wide character with it.
  private mutating func clear(_ column: Int) {
    let cell = rows[cursorRow].cells[column]
    if cell.width == 0, column > 0 { rows[cursorRow].cells[column - 1] = Cell() }
    if cell.width == 2, column + 1 < columns { rows[cursorRow].cells[column + 1] = Cell() }
    rows[cursorRow].cells[column] = Cell()
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if cursorRow + 1 < lines {
      cursorRow += 1
    } else {
      past.append(rows.removeFirst())
      rows.append(Row(columns: columns))
    }
  }

  private mutating func move(to place: (row: Int, column: Int)) {
    wrapsNext = false
    cursorRow = min(max(0, place.row), lines - 1)
    cursorColumn = min(max(0, place.column), columns - 1)
  }

  private mutating func sequence(at place: Int) -> Int? {
    guard place + 1 < waiting.count else { return nil }
    guard waiting[place + 1] == UInt8(ascii: "[") else {
      unknown.append("escape \(waiting[place + 1])")
      return 2
    }
    guard let end = waiting[(place + 2)...].firstIndex(where: { (0x40..<0x7F).contains($0) }) else { return nil }
    let body = String(decoding: waiting[place + 2..<end], as: UTF8.self)
    perform(Character(Unicode.Scalar(waiting[end])), body)
    return end + 1 - place
  }

  private mutating func perform(_ final: Character, _ body: String) {
    let numbers = body.drop { $0 == "?" }.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first.flatMap(\.self)
    let count = max(1, first ?? 1)
    switch final {
    case "A": move(to: (cursorRow - count, cursorColumn))
    case "B": move(to: (cursorRow + count, cursorColumn))
    case "C": move(to: (cursorRow, cursorColumn + count))
    case "D": move(to: (cursorRow, cursorColumn - count))
    case "G": move(to: (cursorRow, count - 1))
    case "H": move(to: (count - 1, max(1, (numbers.count > 1 ? numbers[1] : nil) ?? 1) - 1))
    case "K": erase(in: cursorRow, mode: first ?? 0)
    case "J": eraseDisplay(mode: first ?? 0)
    case "m":
      for number in numbers { isFaint = number == 2 ? true : [nil, 0, 22].contains(number) ? false : isFaint }
    case "h" where body.hasPrefix("?"): modes.formUnion(numbers.compactMap(\.self))
    case "l" where body.hasPrefix("?"): modes.subtract(numbers.compactMap(\.self))
    default: unknown.append("CSI \(body)\(final)")
    }
  }

  private mutating func erase(in row: Int, mode: Int) {
    // As in xterm, and unlike tmux: with a wrap due, the last column is the cursor's and goes too.
    let range = mode == 0 ? cursorColumn..<columns : mode == 1 ? 0..<cursorColumn + 1 : 0..<columns
    for column in range { clear(column) }
    if mode != 1 { rows[row].isWrapped = false }
  }

  private mutating func eraseDisplay(mode: Int) {
    if mode == 0 || mode == 1 { erase(in: cursorRow, mode: mode) }
    let range = mode == 0 ? cursorRow + 1..<lines : mode == 1 ? 0..<cursorRow : 0..<lines
    for row in range { rows[row] = Row(columns: columns) }
  }
}
