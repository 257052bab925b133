import Foundation
import Localization
import Study

/// One deed of every kind, under the name and payload that files have it.
let recordedDeeds: [(kind: String, payload: String, deed: Deed)] = [
  ("learner.added", #"{"name":"지우"}"#, .learnerAdded(name: "지우")),
  ("learner.added", #"{}"#, .learnerAdded(name: nil)),
  ("learner.renamed", #"{"name":"Min"}"#, .learnerRenamed(name: "Min")),
  ("learner.used", #"{}"#, .learnerUsed),
  (
    "learner.joined", #"{"other":"00000000-0000-4000-8000-000000000001"}"#, .learnerJoined(other: ann)
  ),
  ("language.chosen", #"{"language":"ko"}"#, .languageChosen(language: .korean)),
  ("setting.changed", #"{"name":"mode","value":"plain"}"#, .settingChanged(name: "mode", value: "plain")),
  ("lesson.opened", #"{"lesson":"out-but-not-in","rev":1}"#, .lessonOpened(lesson: "out-but-not-in", rev: 1)),
  ("lesson.step.done", #"{"lesson":"a","rev":1,"step":3}"#, .stepDone(lesson: "a", rev: 1, step: 3)),
  ("lesson.step.skipped", #"{"lesson":"a","rev":1,"step":4}"#, .stepSkipped(lesson: "a", rev: 1, step: 4)),
  ("lesson.finished", #"{"lesson":"a","rev":2}"#, .lessonFinished(lesson: "a", rev: 2)),
  ("prediction.made", #"{"choices":["c"],"question":"q"}"#, .predictionMade(question: "q", choices: ["c"])),
  (
    "note.written", #"{"lesson":"a","question":"q","text":"a \"way\" out"}"#,
    .noteWritten(lesson: "a", question: "q", text: #"a "way" out"#)
  ),
  (
    "question.answered",
    #"{"answer":{"context":"quiz","given":["x","y"],"hinted":true,"misconceptions":["m"],"question":"q","right":false,"seed":18446744073709551615,"unsure":true}}"#,
    .answered(
      Answer(
        question: "q", given: ["x", "y"], right: false, hinted: true, unsure: true, misconceptions: ["m"],
        context: .quiz, seed: .max))
  ),
  ("question.skipped", #"{"context":"lesson","question":"q"}"#, .questionSkipped(question: "q", context: .lesson)),
  (
    "round.suspended",
    #"{"round":{"flagged":["a"],"passMark":70,"round":{"context":"quiz","counted":1,"hinted":false,"outcomes":["right"],"questions":[{"choices":[],"id":"a"}],"seed":7,"subjects":[]},"secondsLeft":30}}"#,
    .roundSuspended(sampleRound)
  ),
  (
    "question.reported", #"{"question":"q","text":"two are right"}"#,
    .questionReported(question: "q", text: "two are right")
  ),
  ("round.resumed", #"{}"#, .roundResumed),
  (
    "round.ended", #"{"result":{"about":"rds","open":0,"passMark":70,"questions":1,"right":1,"seed":7}}"#,
    .roundEnded(RoundResult(sampleRound.round, passMark: 70, about: "rds"))
  ),
  ("review.graded", #"{"grade":3,"id":"tier.net.nat"}"#, .reviewed(id: "tier.net.nat", grade: .good)),
  ("review.taken-back", #"{"id":"tier.net.nat"}"#, .reviewTakenBack(id: "tier.net.nat")),
  ("placement.begun", #"{"seed":7}"#, .placementBegun(seed: 7)),
  ("placement.ended", #"{}"#, .placementEnded),
  ("placement.settled", #"{"known":["a","b"],"unit":"tiers"}"#, .placed(unit: "tiers", known: ["a", "b"])),
  ("lab.started", #"{"lab":"l","variant":2}"#, .labStarted(lab: "l", variant: 2)),
  ("lab.checked", #"{"lab":"l","met":["g"],"unmet":[]}"#, .labChecked(lab: "l", met: ["g"], unmet: [])),
  ("lab.hint.shown", #"{"hint":"h","lab":"l","stage":3}"#, .hintShown(lab: "l", hint: "h", stage: 3)),
  ("lab.solution.revealed", #"{"lab":"l"}"#, .solutionRevealed(lab: "l")),
  ("lab.finished", #"{"lab":"l"}"#, .labFinished(lab: "l")),
  (
    "workspace.changed", #"{"fresh":false,"statements":["route r 0.0.0.0/0 -> gate"],"workspace":"lesson:a:b"}"#,
    .workspaceChanged(workspace: .lesson("a:b"), statements: ["route r 0.0.0.0/0 -> gate"], fresh: false)
  ),
  ("workspace.undone", #"{"workspace":"own"}"#, .undone(workspace: .own)),
  ("workspace.redone", #"{"workspace":"lab:l"}"#, .redone(workspace: .lab("l"))),
  (
    "design.saved", #"{"path":"/people/x/shop.topology","workspace":"own"}"#,
    .designSaved(workspace: .own, path: "/people/x/shop.topology")
  ),
  ("command.entered", #"{"text":"add vpc main"}"#, .commandEntered(text: "add vpc main")),
  ("syllabus.reached", #"{"id":"tier.net.nat","level":"held"}"#, .levelReached(id: "tier.net.nat", level: .held)),
]

/// A learner and a journal with fixed ids.
let ann = LearnerID(rawValue: uuid(1))
let laptop = DeviceID(rawValue: uuid(101))
let desktop = DeviceID(rawValue: uuid(102))

/// The UUID that ends in `number`.
func uuid(_ number: UInt64) -> UUID {
  let tail = String(number, radix: 16)
  let text = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - tail.count) + tail
  return UUID(uuidString: text) ?? UUID()
}

/// The first moment of a day, and so many hours later.
func day(_ number: Int, hour: Int = 9, offset: Int = 0) -> Moment {
  Moment(milliseconds: (number * 24 + hour) * 3_600_000, offset: offset)
}

/// A state made of deeds, each at its time.
func state(_ deeds: [(Moment, Deed)]) -> LearnerState {
  LearnerState(
    folding: deeds.enumerated().map { index, deed in
      Event(
        id: uuid(UInt64(1_000 + index)), learner: ann, time: deed.0, deed: deed.1, device: laptop,
        sequence: index + 1)
    })
}

/// A right answer to a question.
func right(_ question: String, hinted: Bool = false) -> Deed {
  .answered(Answer(question: question, given: ["a"], right: true, hinted: hinted, context: .quiz))
}

/// A wrong answer to a question.
func wrong(_ question: String, _ misconceptions: [String] = []) -> Deed {
  .answered(
    Answer(question: question, given: ["b"], right: false, misconceptions: misconceptions, context: .quiz))
}

/// An exam of one question, answered and not yet over.
private let sampleRound: SuspendedRound = {
  var round = QuizRound([QuizQuestion(id: "a")], seed: 7)
  _ = round.answer([], right: true)
  return SuspendedRound(round, passMark: 70, secondsLeft: 30, flagged: ["a"])
}()
