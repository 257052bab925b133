import Foundation
import Testing

@testable import Study

/// The scheduler against the reference implementation, on random histories drawn by both.
@Suite struct ReviewSchedulerTests {
  /// What the reference makes of histories: the file beside this one, or a longer one that
  /// `fsrs-histories.py` wrote, under `FSRS_HISTORIES`.
  static let reference: [[Substring]] = {
    let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Reference/fsrs-histories.txt")
    let file = ProcessInfo.processInfo.environment["FSRS_HISTORIES"].map { URL(fileURLWithPath: $0) } ?? beside
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { $0.split(separator: " ") }
  }()

  private static let steps: [(learning: [Int], relearning: [Int])] = [
    ([60, 600], [600]), ([], []), ([600], [60, 3600]), ([60, 600, 86400], [600]),
  ]

  /// The card at the end of a history, drawn as the script draws it.
  static func card(_ number: Int) -> MemoryCard {
    var random = SplitMix64(seed: UInt64(number))
    let (learning, relearning) = steps[random.next(below: steps.count)]
    var weights = ReviewScheduler.defaultWeights
    if random.next(below: 2) == 1 {
      for (index, bounds) in ReviewScheduler.bounds.enumerated() {
        let moved = weights[index] * Double(900 + random.next(below: 201)) / 1000
        weights[index] = min(max(moved, bounds.lowerBound), bounds.upperBound)
      }
    }
    let scheduler = ReviewScheduler(
      weights: weights, desiredRetention: [0.9, 0.8, 0.85, 0.95][random.next(below: 4)],
      learningSteps: learning.map { $0 * 1000 }, relearningSteps: relearning.map { $0 * 1000 })
    var time = Moment(milliseconds: 0)
    var card = MemoryCard(newAt: time)
    for _ in 0..<(1 + random.next(below: 30)) {
      let grade: [ReviewGrade] = [.again, .hard, .good, .good, .good, .easy]
      card = scheduler.review(card, grade[random.next(below: 6)], at: time)
      // Each is drawn whether it is taken or not, in the script's order.
      let minutes = random.next(below: 2000)
      let hours = random.next(below: 400)
      let early = 1 + random.next(below: 3000)
      let due = card.due.milliseconds
      let choices = [due, due + minutes * 60_000, due + hours * 3_600_000, time.milliseconds + early * 60_000]
      time = Moment(milliseconds: choices[random.next(below: 4)])
    }
    return card
  }

  @Test func historiesEndAsInTheReference() throws {
    #expect(Self.reference.count >= 1000)
    var largest = 0.0
    for line in Self.reference {
      try #require(line.count == 7)
      let number = try #require(Int(line[0]))
      let card = Self.card(number)
      let memory = try #require(card.memory)
      let (phase, step): (String, String) =
        switch card.phase {
        case .learning(let step): ("learning", "\(step)")
        case .review: ("review", "-")
        case .relearning(let step): ("relearning", "\(step)")
        }
      #expect([phase, step] == [String(line[1]), String(line[2])], "history \(number)")
      #expect("\(memory.last.milliseconds)" == line[5] && "\(card.due.milliseconds)" == line[6], "history \(number)")
      let (stability, difficulty) = (try #require(Double(line[3])), try #require(Double(line[4])))
      largest = max(
        largest, abs(memory.stability - stability) / stability, abs(memory.difficulty - difficulty) / difficulty)
    }
    print("FSRS: \(Self.reference.count) histories, largest relative difference \(largest)")
    #expect(largest < 1e-9)
  }

  @Test func whatIsRememberedFallsWithTimeAndStandsAtTheRetentionWhenDue() throws {
    let scheduler = ReviewScheduler(desiredRetention: 0.85)
    let start = Moment(milliseconds: 0)
    var card = MemoryCard(newAt: start)
    #expect(scheduler.retrievability(of: card, at: start) == 0)
    for _ in 0..<6 { card = scheduler.review(card, .good, at: card.due) }
    let last = try #require(card.memory).last
    let chances = (0...200).map { scheduler.retrievability(of: card, at: last.adding(days: $0)) }
    #expect(chances[0] == 1 && zip(chances, chances.dropFirst()).allSatisfy { $0 > $1 })
    #expect(abs(scheduler.retrievability(of: card, at: card.due) - 0.85) < 0.01)
  }

  @Test func weightsThatAreNoneGiveWay() {
    #expect(ReviewScheduler(weights: []).weights == ReviewScheduler.defaultWeights)
    #expect(ReviewScheduler(weights: Array(repeating: 500, count: 21)).weights == ReviewScheduler.defaultWeights)
    #expect(ReviewScheduler(desiredRetention: 2).desiredRetention == 0.97)
  }
}
