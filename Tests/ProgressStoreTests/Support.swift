import Foundation
import Localization
import Study
import TestSupport

@testable import ProgressStore

/// A folder of its own for one test, removed with it.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "progress-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The progress file, in a folder that opening makes.
  var file: URL { url.appending(path: "data/cloudtutor/progress.sqlite") }
  var data: URL { file.deletingLastPathComponent() }

  /// The names in the file's folder, sorted.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: data.path)) ?? []).sorted() }

  static func mode(_ url: URL) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }
}

/// Makes entries of every kind at random, the same for the same seed.
struct RandomEntries {
  private var generator: SplitMix
  private var clock = 1_790_000_000_000
  let learners = (1...2).map { LearnerID(rawValue: uuid(UInt64($0))) }

  init(seed: UInt64) { generator = SplitMix(state: seed) }

  mutating func next() -> Entry {
    // Clocks are set back at times, and events can share a millisecond.
    clock += Int.random(in: -2_000...3_600_000, using: &generator) / Int.random(in: 1...1_000, using: &generator)
    let id = uuid(generator.next() | 1 << 63)
    let learner = learners[Int.random(in: 0..<4, using: &generator) == 0 ? 1 : 0]
    return Entry(id: id, learner: learner, time: Moment(milliseconds: clock, offset: 32_400), deed: deed())
  }

  mutating func next(_ count: Int) -> [Entry] { (0..<count).map { _ in next() } }

  private mutating func pick(_ prefix: String, of count: Int) -> String {
    "\(prefix)\(Int.random(in: 0..<count, using: &generator))"
  }

  private mutating func workspace() -> Workspace {
    [.own, .lesson("a:b"), .lab("지도")][Int.random(in: 0..<3, using: &generator)]
  }

  private mutating func deed() -> Deed {
    let lesson = pick("lesson-", of: 3)
    let lab = pick("lab-", of: 2)
    let question = pick("question-", of: 4)
    let number = Int.random(in: 0..<4, using: &generator)
    switch Int.random(in: 0..<30, using: &generator) {
    case 0: return .learnerAdded(name: number == 0 ? nil : "지우 \(number)")
    case 1: return .learnerRenamed(name: "O'Hara \"\(number)\"")
    case 2: return .learnerUsed
    case 3: return .languageChosen(language: number == 0 ? .english : .korean)
    case 4: return .settingChanged(name: pick("setting-", of: 2), value: number == 0 ? nil : "\(number)")
    case 5: return .lessonOpened(lesson: lesson, rev: 1 + number / 3)
    case 6: return .stepDone(lesson: lesson, rev: 1, step: number)
    case 7: return .stepSkipped(lesson: lesson, rev: 1, step: number)
    case 8: return .lessonFinished(lesson: lesson, rev: 1)
    case 9: return .predictionMade(question: question, choices: [pick("c", of: 3)])
    case 10: return .noteWritten(lesson: lesson, question: question, text: "줄\n\(number) \u{1b}[31m")
    case 11, 12:
      return .answered(
        Answer(
          question: question, given: ["x"], right: number > 1, hinted: number == 3, unsure: number == 2,
          misconceptions: number > 1 ? [] : [pick("m", of: 2)], context: .quiz, seed: generator.next()))
    case 13: return .questionSkipped(question: question, context: .review)
    case 14: return .labStarted(lab: lab, variant: number)
    case 15: return .labChecked(lab: lab, met: [pick("g", of: 3)], unmet: [])
    case 16: return .hintShown(lab: lab, hint: pick("h", of: 2), stage: 1 + number % 3)
    case 17: return .solutionRevealed(lab: lab)
    case 18: return .labFinished(lab: lab)
    case 19, 20:
      return .workspaceChanged(
        workspace: workspace(), statements: (0..<number).map { "add vpc v\($0)" }, fresh: number == 0)
    case 21: return .undone(workspace: workspace())
    case 22: return .redone(workspace: workspace())
    case 23: return .designSaved(workspace: .own, path: "/people/x/\(number) 'a\".topology")
    case 24: return .commandEntered(text: "add vpc \(number)")
    case 25, 26:
      let grades: [ReviewGrade] = [.again, .hard, .good, .easy]
      return .reviewed(id: pick("id.", of: 3), grade: grades[number])
    case 27: return .reviewTakenBack(id: pick("id.", of: 3))
    case 28: return .placed(unit: "u", known: (0..<number).map { "id.\($0)" })
    default:
      return number < 2
        ? .levelReached(id: pick("id.", of: 2), level: number == 0 ? .seen : .held)
        : .unknown(kind: "card.\(number)", version: 7, payload: #"{"a":[1,2]}"#)
    }
  }
}

func uuid(_ number: UInt64) -> UUID {
  let text = String(number, radix: 16)
  let digits = String(repeating: "0", count: 16 - text.count) + text
  return UUID(uuidString: "00000000-0000-4000-\(digits.prefix(4))-\(digits.suffix(12))") ?? UUID()
}

/// A command line of the first learner.
func line(_ text: String, at milliseconds: Int = 1_790_000_000_000) -> Entry {
  Entry(
    id: UUID(), learner: LearnerID(rawValue: uuid(1)), time: Moment(milliseconds: milliseconds),
    deed: .commandEntered(text: text))
}

/// A process of the probe, with what it prints.
final class Probe {
  let process = Process()
  private let output = Pipe()
  private var read = Data()

  init(_ arguments: String...) throws {
    process.executableURL = URL(filePath: try TestSupport.builtProduct("JournalProbe"))
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
  }

  /// Waits until so many lines are printed, or the process ended.
  func wait(forLines count: Int) {
    while read.count(where: { $0 == UInt8(ascii: "\n") }) < count {
      let data = output.fileHandleForReading.availableData
      if data.isEmpty { return }
      read += data
    }
  }

  /// All lines printed until the process ended.
  func lines() throws -> [String] {
    read += try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: read, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
