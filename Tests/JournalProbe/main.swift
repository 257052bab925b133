import Foundation
import ProgressStore
import Study

// A process of its own for the tests of durability, rights and concurrency:
//   JournalProbe append FILE COUNT LABEL   appends command lines, one a transaction, and prints each
//                                          id after its commit; without end when COUNT is 0
//   JournalProbe open-as USER FILE         opens the file as another user and prints the reason of failure
//   JournalProbe year FILE SEED            plays a learner with a known memory through a year
//   JournalProbe measure FILE COUNT        fills a file with events, and prints what opening and appending take

let arguments = CommandLine.arguments
let learner = LearnerID(rawValue: UUID(uuidString: "00000000-0000-4000-0000-000000000001") ?? UUID())

func say(_ line: String) {
  // Past every buffer: what was printed before a kill was printed.
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
}

func append(_ file: URL, count: Int, label: String) throws {
  let store = try ProgressStore.open(at: file)
  var number = 0
  while count == 0 || number < count {
    let entry = Entry(
      id: UUID(), learner: learner, time: Stamper.system.now(), deed: .commandEntered(text: "\(label) \(number)"))
    try store.append([entry])
    say(entry.id.uuidString)
    number += 1
  }
}

func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let parts = (ContinuousClock.now - start).components
  return Double(parts.seconds) * 1_000 + Double(parts.attoseconds) / 1e15
}

/// An event as a diligent learner makes them: mostly commands and statements, some answers.
func deed(_ number: Int) -> Deed {
  switch number % 10 {
  case 0...3: .commandEntered(text: "add subnet web-\(number) in main az=a cidr=10.0.\(number % 256).0/24")
  case 4, 5:
    .workspaceChanged(
      workspace: .lesson("lesson-\(number / 1_700)"),
      statements: number % 200 == 4 ? [] : ["add subnet web-\(number) in main az=a cidr=10.0.\(number % 256).0/24"],
      fresh: number % 200 == 4)
  case 6: .stepDone(lesson: "lesson-\(number / 1_700)", rev: 1, step: number % 20)
  case 7, 8:
    .answered(
      Answer(
        question: "question-\(number % 600)", given: ["a"], right: number % 3 != 0, misconceptions: ["m\(number % 50)"],
        context: .quiz, seed: UInt64(number)))
  default: .labChecked(lab: "lab-\(number % 40)", met: ["g1"], unmet: ["g2"])
  }
}

func measure(_ file: URL, count: Int) throws {
  let store = try ProgressStore.open(at: file)
  let start = Stamper.system.now().milliseconds - count * 1_000
  let filling = try milliseconds {
    for chunk in stride(from: 0, to: count, by: 1_000) {
      try store.append(
        (chunk..<min(chunk + 1_000, count)).map {
          Entry(id: UUID(), learner: learner, time: Moment(milliseconds: start + $0 * 1_000), deed: deed($0))
        })
    }
  }
  say("fill \(count) events, 1000 a transaction: \(Int(filling)) ms")
  var appends: [Double] = []
  for number in count..<count + 2_000 {
    let entry = Entry(id: UUID(), learner: learner, time: Stamper.system.now(), deed: deed(number))
    appends.append(try milliseconds { try store.append([entry]) })
  }
  appends.sort()
  say("append one, ms: median \(appends[1_000]), 99 % \(appends[1_980]), worst \(appends[1_999])")
  for _ in 0..<3 {
    var opened = store
    let opening = try milliseconds { opened = try ProgressStore.open(at: file) }
    let reading = try milliseconds { _ = try opened.state(for: learner) }
    let recent = try milliseconds { _ = try opened.history(of: learner, limit: 1_000) }
    say("open \(opening) ms, state \(reading) ms, 1000 lines of history \(recent) ms")
  }
  say("rebuild \(Int(try milliseconds { try store.rebuild() })) ms")
}

do {
  switch (arguments.dropFirst().first, arguments.count) {
  case ("append", 5): try append(URL(filePath: arguments[2]), count: Int(arguments[3]) ?? 0, label: arguments[4])
  case ("open-as", 4):
    guard setuid(uid_t(arguments[2]) ?? 65_534) == 0 else { exit(2) }
    let store = try ProgressStore.open(at: URL(filePath: arguments[3]))
    say("opened \(store.device)")
  case ("measure", 4): try measure(URL(filePath: arguments[2]), count: Int(arguments[3]) ?? 0)
  case ("year", 4):
    var year = Year(seed: UInt64(arguments[3]) ?? 1)
    try year.live(in: URL(filePath: arguments[2]))
  default: exit(2)
  }
} catch let error as JournalError {
  say("\(error.reason)")
  exit(3)
}
