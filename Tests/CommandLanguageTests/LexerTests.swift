import CommandLanguage
import Testing

@Suite struct LexerTests {
  private func words(_ text: String) throws -> [[String]] {
    try Lexer.statements(in: text).map { $0.tokens.map(\.text) }
  }

  @Test func separatorsCommentsAndContinuations() throws {
    #expect(
      try words("add vpc a; draw # seen\n\n# alone\nset a \\\n  x=1") == [
        ["add", "vpc", "a"], ["draw"], ["set", "a", "x=1"],
      ])
  }

  @Test func quotesHoldEverything() throws {
    #expect(try words(#"set w user-data="a; b # \"c\" \\ -> d""#) == [["set", "w", #"user-data=a; b # "c" \ -> d"#]])
  }

  @Test func theArrowStandsAloneEvenWithoutSpaces() throws {
    #expect(try words("connect a->b; set s subnets-=x") == [["connect", "a", "->", "b"], ["set", "s", "subnets-=x"]])
  }

  @Test func spansCountCharactersAcrossLinesAndQuotes() throws {
    let statements = try Lexer.statements(in: "draw\n  추가 vpc \"가 나\"")
    let token = try #require(statements.last?.tokens.last)
    #expect(token.span == Span(line: 2, column: 10, length: 5))
  }

  @Test func anOpenQuoteIsAnErrorAtItsPlace() {
    #expect(throws: Diagnostic.self) { try words("set a b=\"c") }
    do {
      _ = try words("set a b=\"c\ndraw")
    } catch let error as Diagnostic {
      #expect(error.code == "open-quote")
      #expect(error.span == Span(line: 1, column: 9, length: 1))
    } catch {}
  }

  @Test func controlCharactersAreErrors() {
    for text in ["dr\u{1B}[31maw", "a\u{0}b", "\u{7F}", "x\u{9B}y"] {
      #expect(throws: Diagnostic.self) { try words(text) }
    }
  }

  @Test func whateverComesTheLexerEnds() {
    var random = SystemRandomNumberGenerator()
    let alphabet: [Character] = [
      "a", "가", "{", "}", "\"", "\\", "#", ";", "\n", " ", "-", ">", "=", ",", "\u{1B}", "👩‍👩‍👧", "\r\n",
    ]
    for _ in 0..<2000 {
      let text = String(
        (0..<Int.random(in: 0..<40, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
      let statements = (try? Lexer.statements(in: text)) ?? Lexer.unfinished(text)
      for statement in statements {
        #expect(!statement.tokens.isEmpty)
        _ = try? statement.expandingBraces()
      }
    }
  }
}

@Suite struct BraceTests {
  private func expand(_ text: String) throws -> [String] {
    try Lexer.statements(in: text).flatMap { try $0.expandingBraces() }
      .map { $0.tokens.map(\.text).joined(separator: " ") }
  }

  @Test func bracesAreReadSideBySide() throws {
    #expect(
      try expand("add subnet app-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24") == [
        "add subnet app-a in main az=a cidr=10.0.10.0/24", "add subnet app-c in main az=c cidr=10.0.11.0/24",
      ])
  }

  @Test func quotedBracesStay() throws {
    #expect(try expand(#"set a b="{x,y}""#) == ["set a b={x,y}"])
  }

  @Test(arguments: ["add eip {a,b}-{c}", "add eip {a", "add eip a}", "add eip {a,{b}}"])
  func bracesThatDoNotFitAreErrors(_ text: String) {
    #expect(throws: Diagnostic.self) { try expand(text) }
  }
}
