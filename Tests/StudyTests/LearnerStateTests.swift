import Localization
import Study
import Testing

@Suite struct LearnerStateTests {
  @Test func aLessonGoesOnWhereItWasLeft() throws {
    let state = state([
      (day(1), .lessonOpened(lesson: "a", rev: 1)), (day(1), .stepDone(lesson: "a", rev: 1, step: 0)),
      (day(1), .stepSkipped(lesson: "a", rev: 1, step: 1)), (day(2), .lessonOpened(lesson: "b", rev: 1)),
      (day(3), .lessonOpened(lesson: "a", rev: 1)),
    ])
    #expect(state.currentLesson == "a")
    let lesson = try #require(state.lessons["a"])
    #expect(lesson.position(rev: 1, count: 9) == 2)
    #expect(lesson.steps == [0: .done, 1: .skipped])
    #expect(lesson.opened == day(1) && lesson.lastOpened == day(3) && lesson.finished == nil)
    // A newer revision with fewer steps.
    #expect(lesson.position(rev: 2, count: 2) == 1)
    #expect(lesson.position(rev: 1, count: 2) == 2)
    #expect(lesson.position(rev: 2, count: 0) == 0)
  }

  @Test func aLessonOnceFinishedStaysFinished() {
    let deeds: [(Moment, Deed)] = [
      (day(1), .lessonOpened(lesson: "a", rev: 1)), (day(1), .lessonFinished(lesson: "a", rev: 1)),
      (day(5), .lessonOpened(lesson: "a", rev: 2)), (day(5), .stepSkipped(lesson: "a", rev: 2, step: 0)),
    ]
    let state = state(deeds)
    #expect(state.lessons["a"]?.finished == day(1))
    #expect(state.currentLesson == "a")
    #expect(StudyTests.state(deeds + [(day(6), .lessonFinished(lesson: "a", rev: 2))]).lessons["a"]?.finished == day(1))
  }

  @Test func whatWasDoneIsNotSkippedLater() {
    let state = state([
      (day(1), .stepDone(lesson: "a", rev: 1, step: 3)), (day(2), .stepSkipped(lesson: "a", rev: 1, step: 3)),
      (day(2), .stepSkipped(lesson: "a", rev: 1, step: 4)), (day(3), .stepDone(lesson: "a", rev: 1, step: 4)),
    ])
    #expect(state.lessons["a"]?.steps == [3: .done, 4: .done])
  }

  @Test func aLessonThatBeginsAgainForgetsTheStepsOfItsLastTime() {
    func steps(_ workspace: Workspace) -> [(Moment, Deed)] {
      [
        (day(1), .workspaceChanged(workspace: workspace, statements: [], fresh: true)),
        (day(1), .workspaceChanged(workspace: workspace, statements: ["add vpc a"], fresh: false)),
        (day(1), .undone(workspace: workspace)),
      ]
    }
    let again = state(steps(.lesson("a")) + steps(.lesson("a")))
    #expect(again.workspaces[.lesson("a")]?.changes.count == 2)
    #expect(again.workspaces[.lesson("a")]?.depth == 1)
    // `new` in one's own design can be taken back.
    #expect(state(steps(.own) + steps(.own)).workspaces[.own]?.changes.count == 3)
  }

  @Test func undoneStepsAreKeptUntilAnotherWayIsTaken() throws {
    func applied(_ text: String, fresh: Bool = false) -> (Moment, Deed) {
      (day(1), .workspaceChanged(workspace: .own, statements: [text], fresh: fresh))
    }
    let undo = (day(1), Deed.undone(workspace: .own))
    let redo = (day(1), Deed.redone(workspace: .own))
    let start = [applied("1"), applied("2"), applied("3"), undo, undo]
    var own = try #require(state(start).workspaces[.own])
    #expect(own.statements == ["1"])
    #expect(own.past.map(\.statements) == [["1"]] && own.future.map(\.statements) == [["2"], ["3"]])
    own = try #require(state(start + [redo]).workspaces[.own])
    #expect(own.statements == ["1", "2"])
    own = try #require(state(start + [applied("4"), redo]).workspaces[.own])
    #expect(own.statements == ["1", "4"] && own.future.isEmpty)
    own = try #require(state([undo, applied("1"), undo, undo, redo, redo]).workspaces[.own])
    #expect(own.statements == ["1"])
    // A design opened in its place can be undone like any other step.
    let opened = start + [redo, applied("new", fresh: true), applied("more")]
    #expect(state(opened).workspaces[.own]?.statements == ["new", "more"])
    #expect(state(opened + [undo, undo]).workspaces[.own]?.statements == ["1", "2"])
  }

  @Test func wrongIdeasAreWeakUntilAnsweredRightlyWithoutHelp() {
    let deeds = [
      (day(1), wrong("q1", ["name-makes-private"])), (day(1), wrong("q2", ["nat-in-private"])),
      (day(2), wrong("q2", ["nat-in-private"])), (day(2), wrong("q3", ["zones-are-equal"])),
    ]
    #expect(state(deeds).weakMisconceptions == ["nat-in-private", "name-makes-private", "zones-are-equal"])
    #expect(
      state(deeds + [(day(3), right("q2")), (day(3), right("q1", hinted: true))]).weakMisconceptions
        == ["name-makes-private", "zones-are-equal"])
    #expect(
      state(deeds + [(day(3), right("q1")), (day(4), wrong("q1", ["zones-are-equal"]))]).weakMisconceptions
        == ["nat-in-private", "zones-are-equal"])
  }

  @Test func aLabCountsOnceItsVariantWasSolvedWithoutTheSolution() throws {
    let revealed: [(Moment, Deed)] = [
      (day(1), .labStarted(lab: "l", variant: 0)), (day(1), .labChecked(lab: "l", met: ["a"], unmet: ["b"])),
      (day(1), .hintShown(lab: "l", hint: "h", stage: 1)), (day(1), .solutionRevealed(lab: "l")),
      (day(1), .labChecked(lab: "l", met: ["a", "b"], unmet: [])), (day(1), .labFinished(lab: "l")),
    ]
    let lab = try #require(state(revealed).labs["l"])
    #expect(lab.finished == nil && lab.needsVariant)
    #expect(lab.attempts == 2 && lab.attemptsAtLastHint == 1 && lab.currentHelp.stages == ["h": 1])
    #expect(lab.metUnaided == ["a": day(1)])
    let solved =
      revealed + [
        (day(2), Deed.labStarted(lab: "l", variant: 1)), (day(2), .labChecked(lab: "l", met: ["a", "b"], unmet: [])),
        (day(2), .labFinished(lab: "l")),
      ]
    let again = try #require(state(solved).labs["l"])
    #expect(again.finished == day(2) && !again.needsVariant)
    #expect(again.attempts == 1 && again.totalAttempts == 3 && again.currentHelp.stages.isEmpty)
    #expect(again.metUnaided == ["a": day(1), "b": day(2)])
    #expect(state(solved).currentLab == nil)
  }

  @Test func theLastWordStands() {
    let state = state([
      (day(1), .languageChosen(language: .english)),
      (day(1), .settingChanged(name: "mode", value: "plain")),
      (day(1), .settingChanged(name: "colour", value: "no")),
      (day(2), .languageChosen(language: .korean)),
      (day(2), .settingChanged(name: "mode", value: nil)), (day(2), .predictionMade(question: "p", choices: ["a"])),
      (day(3), .predictionMade(question: "p", choices: ["b"])),
      (day(3), .noteWritten(lesson: "a", question: "own", text: "one")),
      (day(4), .noteWritten(lesson: "a", question: "own", text: "two")),
      (day(4), .designSaved(workspace: .own, path: "/x")), (day(5), .designSaved(workspace: .own, path: "/x")),
    ])
    #expect(state.language == .korean)
    #expect(state.settings == ["colour": "no"])
    #expect(state.predictions == ["p": ["b"]])
    #expect(state.notes["own"]?.text == "two" && state.notes["own"]?.time == day(4))
    #expect(state.designs == ["/x": day(5)])
  }
}
