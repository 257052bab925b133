import Foundation
import Study
import Testing

@Suite struct QuizRoundTests {
  private let questions = ["a", "b", "c", "d", "e", "f"].map { QuizQuestion(id: $0, choices: ["1", "2", "3", "4"]) }

  /// The reference implementation's numbers for the seed 1234567.
  @Test func theGeneratorIsSplitMix64() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func numbersBelowABoundAreEquallyLikely() {
    var generator = SplitMix64(seed: 7)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[generator.next(below: 6)] += 1 }
    // Standard deviation of each count: 91.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 400 })
    #expect(generator.next(below: 1) == 0 && generator.next(below: 0) == 0)
  }

  @Test func theSameSeedMakesTheSameRoundEverywhere() {
    let round = QuizRound(questions, seed: 42)
    #expect(round.questions.map(\.id).joined() == "edacfb")
    #expect(round.choices.joined() == "4213")
    #expect(Set((0..<200).map { QuizRound(questions, seed: $0).questions.map(\.id) }).count > 150)
  }

  @Test func everyOrderOfChoicesComesUp() {
    let orders = Set((0..<1_000).map { questions[0].choices(shuffledBy: $0).joined() })
    #expect(orders.count == 24)
  }

  @Test func theLeastAskedComeFirstAndTheWeakSooner() {
    let state = state([
      (day(1), right("a")), (day(2), right("b")), (day(3), wrong("c")),
      (day(1), right("d")), (day(2), right("d")), (day(3), wrong("d")),
    ])
    // c: once asked, weak: -1. e, f: never asked: 0. d: three times, weak: 1, before a (older) and b.
    func chosen(_ count: Int, seed: UInt64) -> [String] {
      QuizRound(choosing: count, of: questions, given: state, seed: seed).questions.map(\.id).sorted()
    }
    for seed in 0..<20 as Range<UInt64> {
      #expect(chosen(1, seed: seed) == ["c"])
      #expect(chosen(3, seed: seed) == ["c", "e", "f"])
      #expect(chosen(4, seed: seed) == ["c", "d", "e", "f"])
      #expect(chosen(5, seed: seed) == ["a", "c", "d", "e", "f"])
    }
    #expect(Set((0..<20).map { chosen(2, seed: $0) }) == [["c", "e"], ["c", "f"]])
    #expect(chosen(99, seed: 1).count == 6)
    #expect(chosen(-1, seed: 1) == [])
  }

  @Test func aRoundRecordsWhatBecameOfEachQuestion() throws {
    var round = QuizRound(Array(questions.prefix(4)), seed: 3)
    let ids = round.questions.map(\.id)
    #expect(
      round.answer(["1"], right: true, unsure: true)
        == [.answered(Answer(question: ids[0], given: ["1"], right: true, unsure: true, context: .quiz, seed: 3))])
    round.hint()
    #expect(
      round.answer(["2"], right: true)
        == [.answered(Answer(question: ids[1], given: ["2"], right: true, hinted: true, context: .quiz, seed: 3))])
    #expect(round.skip() == [.questionSkipped(question: ids[2], context: .quiz)])
    #expect(
      round.answer(["4"], right: false, misconceptions: ["m"])
        == [
          .answered(
            Answer(question: ids[3], given: ["4"], right: false, misconceptions: ["m"], context: .quiz, seed: 3))
        ])
    #expect(round.outcomes == [.right, .rightWithHelp, .skipped, .wrong])
    #expect(round.count(of: .right) == 1)
    #expect(round.toRepeat == Array(ids.dropFirst()))
    #expect(round.current == nil && round.choices.isEmpty)
    #expect(round.answer(["1"], right: true) == [] && round.skip() == [])
    round.hint()
    #expect(!round.hinted)
  }

  @Test func inAnExamOneComesBackToWhatWasFlaggedOrLeftOut() throws {
    var round = QuizRound((1...4).map { QuizQuestion(id: "q\($0)", choices: ["a", "b", "c"]) }, seed: 3)
    let ids = round.questions.map(\.id)
    let first = round.choices
    for right in [true, false, nil, false] {
      if let right { _ = round.answer(["a"], right: right) } else { _ = round.skip() }
    }
    #expect(round.isComplete && round.current == nil)
    round.revisit([ids[3], ids[0]])
    #expect(!round.isComplete && !round.isRepeat)
    // In the order of the round, with the choices as they stood, and each answer counts in place of the first.
    #expect(round.revisited == 0 && round.choices == first && round.currentContext == .quiz)
    #expect(round.skip() == [] && round.count(of: .right) == 1)
    #expect(round.revisited == 2 && round.current?.id == ids[2])
    #expect(round.answer(["b"], right: true).count == 1)
    #expect(round.revisited == 3)
    let copy = try JSONDecoder().decode(QuizRound.self, from: JSONEncoder().encode(round))
    #expect(copy == round)
    _ = round.answer(["c"], right: true)
    #expect(round.current == nil && !round.isComplete && round.revisited == nil)
    #expect(round.outcomes.prefix(4) == [.right, .wrong, .right, .right] && round.toRepeat == [ids[1]])
  }
}
