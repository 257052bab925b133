import Study
import Testing

@Suite struct DeedCodingTests {
  @Test(arguments: recordedDeeds.indices)
  func aDeedIsWrittenAsFilesHaveIt(index: Int) throws {
    let (kind, payload, deed) = recordedDeeds[index]
    let stored = try StoredDeed(deed)
    #expect(stored == StoredDeed(kind: kind, version: 1, payload: payload))
    #expect(stored.deed == deed)
  }

  @Test func everyKindIsRecordedHere() {
    #expect(StoredDeed.knownKinds.count == 34)
    #expect(Set(recordedDeeds.map(\.kind)) == Set(StoredDeed.knownKinds))
  }

  @Test func oneLineThatCannotBeReadHidesNoOther() throws {
    let lines = try ["a", #"b "c""#].map { try StoredDeed(.commandEntered(text: $0)) }
    let others = [
      StoredDeed(kind: "lesson.opened", version: 1, payload: #"{"lesson":"a","rev":1}"#),
      StoredDeed(kind: StoredDeed.commandKind, version: 2, payload: #"{"text":"newer"}"#),
    ]
    let spoiled = StoredDeed(kind: StoredDeed.commandKind, version: 1, payload: #"{"text":7}"#)
    #expect(StoredDeed.commandLines([lines[0]] + others + [lines[1]]) == ["a", #"b "c""#])
    #expect(StoredDeed.commandLines([lines[0], spoiled, lines[1]]) == ["a", #"b "c""#])
    #expect(StoredDeed.commandLines([]) == [])
  }

  @Test(arguments: [
    StoredDeed(kind: "card.suspended", version: 1, payload: #"{"id":"x"}"#),
    StoredDeed(kind: "lesson.opened", version: 2, payload: #"{"lesson":"a","pace":3,"rev":1}"#),
    StoredDeed(kind: "lesson.opened", version: 1, payload: #"{"lesson":7}"#),
    StoredDeed(kind: #"x":{},"y"#, version: 1, payload: "{}"),
  ])
  func whatIsNotKnownIsKeptAsItIs(stored: StoredDeed) throws {
    #expect(stored.deed == .unknown(kind: stored.kind, version: stored.version, payload: stored.payload))
    #expect(try StoredDeed(stored.deed) == stored)
  }
}
