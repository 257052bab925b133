import TestSupport
import Testing

@Suite struct MessageScannerTests {
  @Test(arguments: [
    (#"Message("Plain.")"#, ["Plain."]),
    (#"Message("No \(name) in \(a.b(c: "x)")).")"#, ["No {1} in {2}."]),
    (#"Message("The \(Message("subnet")) `\(x)`.")"#, ["subnet", "The {1} `{2}`."]),
    (#"Message("A \"quoted\" \\ \u{B7} word\n")"#, ["A \"quoted\" \\ · word\n"]),
    (#"throw X(Message("a"), "Message(\"no\")", [Message("b")])"#, ["a", "b"]),
    (#"// Message("no")"#, []),
    (#"/* /* Message("no") */ Message("no") */ Message("yes")"#, ["yes"]),
    (#"let m = NoMessage("no"); func f(_ m: Message) {}"#, []),
    (##"x(#"Message("no") \#(Message("yes"))"#)"##, ["yes"]),
    (#"Message(\#n  "next line")"#, ["next line"]),
    (#"Message("\(n == 1 ? Message("one") : Message("\(n) of \(all(x))")) left")"#, ["one", "{1} of {2}", "{1} left"]),
    (#"print("/* not a comment"); Message("seen")"#, ["seen"]),
  ])
  func keys(source: String, keys: [String]) {
    #expect(MessageScanner.messages(in: source).map(\.key) == keys)
  }

  @Test func linesAreCounted() {
    let found = MessageScanner.messages(in: "\n\nf(Message(\"a\"),\n  Message(\"b\"))\n")
    #expect(found.map(\.line) == [3, 4])
  }

  @Test func literalsOfSeveralLinesHaveNoKey() {
    #expect(MessageScanner.messages(in: "Message(\"\"\"\n  text\n  \"\"\")").map(\.key) == [nil])
    #expect(MessageScanner.messages(in: "Message(#\"raw\"#)").map(\.key) == [nil])
  }
}
