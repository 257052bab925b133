import Markdown
import TerminalUI
import Testing

@Suite("Tables")
struct TableRenderingTests {
  private func lines(_ table: Table, width: Int = 20) -> [String] {
    DocumentRenderer(TerminalSettings(width: width)).lines(Document([.table(table)]))
  }

  @Test func aRowThatGoesOnNeedsNoRuleWhileItsFirstCellStands() {
    let table = Table(header: ["a", "b"], rows: [["one", "first second third fourth"], ["two", "x"]])
    #expect(
      lines(table) == [
        "a    b", "────────────────────", "one  first second", "     third fourth", "two  x",
      ])
  }

  @Test func firstCellsOfSeveralLinesAreParted() {
    let table = Table(header: ["a", "b"], rows: [["one two three four", "x"], ["five", "y"]])
    #expect(
      lines(table, width: 12) == [
        "a          b", "────────────", "one two    x", "three", "four", "╌╌╌╌╌╌╌╌╌╌╌╌", "five       y",
      ])
  }

  @Test func anEmptyHeaderIsLeftOut() {
    let table = Table(header: ["", ""], rows: [["`add`", "adds"], ["`set`", "sets"]])
    #expect(lines(table) == ["`add`  adds", "`set`  sets"])
  }

  @Test func whatDoesNotFitIsToldCellByCell() {
    let table = Table(
      header: ["part", "", "why"], rows: [["web-server-one", "x", ""], ["db", "long-word-here", "z"]])
    #expect(
      lines(table) == ["part:", "  web-server-one", "  x", "part: db", "  long-word-here", "  why: z"])
  }
}
