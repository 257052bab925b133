import CommandLanguage
import Curriculum
import Foundation
import LineEditing
import Localization
import Markdown
import Study
import TerminalUI
import TestSupport
import Testing
import Topology

@testable import Shell

/// A session over the repository's own content that keeps nothing.
func session(_ language: Language = .english, journal: (any Journal)? = nil) throws -> Session {
  let journal = journal ?? MemoryJournal(device: DeviceID(rawValue: UUID()))
  return Session(
    curriculum: Curriculum(ContentLocation(folder: Repository.root)), logbook: try Logbook(journal), language: language,
    isInteractive: true, isPlain: true, seed: { 7 })
}

extension Session {
  /// The plain text of what a line answers.
  mutating func say(_ line: String) -> String {
    let response = perform(line)
    let error = response.error.map { words($0.message) } ?? ""
    return response.reports.flatMap { $0.document(words).blocks }.map { "\($0)" }.joined(separator: "\n") + error
  }
}

@Suite struct SessionTests {
  @Test func anErrorChangesNothing() throws {
    var session = try session()
    _ = session.perform("add vpc main cidr=10.0.0.0/16")
    let before = session.topology
    #expect(session.perform("add subnet a in nowhere az=a").error != nil)
    #expect(session.perform("frobnicate").error != nil)
    #expect(session.topology == before)
  }

  @Test("a class goes unit by unit, one who learns alone begins with building, and the choice is kept")
  func pathsDiffer() throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var one = try session(journal: journal)
    #expect(one.nextLesson() == "vpc-and-route-tables")
    #expect(one.say("path course").contains("shop-by-friday"))
    #expect(try session(journal: journal).nextLesson() == "shop-by-friday")
    #expect(one.say("path self").contains("vpc-and-route-tables"))
  }

  @Test("one rule has no score, and in a lab is asked for itself")
  func oneRuleAlone() throws {
    var session = try session()
    _ = session.perform("add eip spare")
    #expect(session.say("check").contains("Score"))
    #expect(session.say("check --code COST-01").contains("COST-01"))
    #expect(!session.say("check --code COST-01").contains("Score"))
    _ = session.perform("lab ferry-bill")
    #expect(session.say("check --code OPS-01").contains("OPS-01"))
  }

  @Test func undoTakesBackAWholeBraceExpansion() throws {
    var session = try session()
    _ = session.perform("add eip {a,b,c}-ip")
    #expect(session.topology.count == 3)
    _ = session.perform("undo")
    #expect(session.topology.isEmpty)
    _ = session.perform("redo")
    #expect(session.topology.count == 3)
    #expect(session.perform("redo").error != nil)
  }

  @Test func everythingIsThereAgainAfterTheProgramEnded() throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var first = try session(journal: journal)
    first.begin()
    _ = first.perform("add vpc main cidr=10.0.0.0/16; add igw gate in main; undo")
    _ = first.perform("lesson vpc-and-route-tables")
    let position = first.lesson?.position
    var second = try session(journal: journal)
    second.begin()
    #expect(second.topology.names(of: []).contains("main"))
    #expect(!second.topology.names(of: []).contains("gate"))
    _ = second.perform("redo")
    #expect(second.topology.names(of: []).contains("gate"))
    _ = second.perform("lesson")
    #expect(second.lesson?.id == "vpc-and-route-tables")
    #expect(second.lesson?.position == position)
  }

  /// It used to be gone after the next start, though `undo` was promised.
  @Test func aDesignThatWasEmptiedComesBackAfterTheProgramEnded() throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var first = try session(journal: journal)
    first.begin()
    _ = first.perform("add vpc main cidr=10.0.0.0/16; new")
    #expect(first.topology.isEmpty)
    var second = try session(journal: journal)
    second.begin()
    #expect(second.topology.isEmpty)
    _ = second.perform("undo")
    #expect(second.topology.names(of: []).contains("main"))
  }

  @Test func aScriptBuildsOnADesignOfItsOwn() throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var person = try session(journal: journal)
    person.begin()
    _ = person.perform("add vpc main cidr=10.0.0.0/16")
    for _ in 0..<2 {
      var script = Session(
        curriculum: person.curriculum, logbook: try Logbook(journal), language: .english, isInteractive: false,
        isPlain: true)
      script.begin()
      #expect(script.say("show").contains("add vpc main"))
      #expect(script.perform("add nonsense x").error != nil)
      #expect(script.say("show").contains("add vpc main"))
      #expect(script.perform("region us-east-1; add vpc main cidr=10.1.0.0/16; add igw gate in main").error == nil)
      #expect(script.perform("undo; add eip stray").error == nil)
    }
    var again = try session(journal: journal)
    again.begin()
    #expect(again.topology.lines == ["add vpc main cidr=10.0.0.0/16"])
  }

  @Test func judgingTheSameDesignAgainIsNoFurtherTry() throws {
    var session = try session()
    _ = session.perform("lab booking-two-zones; check")
    #expect(session.perform("hint").error == nil)
    let first = session.say("hint")
    _ = session.perform("check; check")
    #expect(session.say("hint") == first)
    _ = session.perform("set book-a public-ip=no; check")
    #expect(session.say("hint") != first)
  }

  @Test func mendsAreNotShownWhereTheyWouldBeTheAnswer() throws {
    var session = try session()
    let own = "open shop-open; check"
    #expect(session.say(own).contains("To mend"))
    _ = session.perform("lab booking-two-zones")
    #expect(!session.say("check").contains("To mend"))
  }

  @Test func answersAreTakenInAnyKeyboardLayout() throws {
    for answer in ["1", "a", "ㅁ", " 1. "] {
      var session = try session()
      _ = session.perform("quiz out-but-not-in --count 1 --seed 3")
      let id = try #require(session.question?.question.id)
      #expect(session.perform(answer).error == nil)
      #expect(session.logbook.state.questions[id]?.answers == 1)
    }
  }

  @Test func answersMayStandAmongCommandsOfOneLine() throws {
    var session = try session()
    #expect(session.perform("quiz vpc-and-route-tables --count 2 --seed 3; 1; 1; progress").error == nil)
    #expect(session.logbook.state.questions.values.reduce(0) { $0 + $1.answers } == 2)
  }

  @Test func aNumberThatIsNoChoiceIsNoAnswer() throws {
    var session = try session()
    _ = session.perform("quiz out-but-not-in --count 1 --seed 3")
    let id = try #require(session.question?.question.id)
    #expect(session.perform("9").error != nil)
    #expect(session.question?.question.id == id)
    #expect(session.logbook.state.questions[id] == nil)
  }

  @Test func theSameSeedGivesTheSameRound() throws {
    var (a, b) = (try session(), try session())
    #expect(a.say("quiz tiers --seed 5") == b.say("quiz tiers --seed 5"))
  }

  @Test(arguments: [
    "add", "add vpc main cidr=10.0.0.0/16 ", "set ", "help ", "tr", "추", "add subnet x in main ci",
    "route main.route-table 0.0.0.0/0 -> ",
  ])
  func completionsBeginWithWhatWasTyped(_ line: String) throws {
    var session = try session()
    _ = session.perform("add vpc main cidr=10.0.0.0/16; add igw gate in main")
    let completions = PromptDelegate(session, history: []).completions(line, cursor: line.count)
    let typed = line.dropFirst(completions.range.lowerBound)
    #expect(!completions.candidates.isEmpty)
    #expect(completions.candidates.allSatisfy { $0.text.hasPrefix(typed) })
  }

  @Test func theNextFreeBlockIsOffered() throws {
    var session = try session()
    _ = session.perform("add vpc main cidr=10.0.0.0/16; add subnet a in main az=a cidr=10.0.0.0/24")
    let line = "add subnet b in main az=c cidr="
    let texts = PromptDelegate(session, history: []).completions(line, cursor: line.count).candidates.map(\.text)
    #expect(texts.contains("10.0.1.0/24"))
  }

  @Test(arguments: [
    ("ㅅㄱㅁㅊㄷ internet -> db tcp/5432", "trace internet -> db tcp/5432"), ("ㅗ디ㅔ ㅁㅇㅇ", "help add"), ("rmflrl", "draw"),
  ])
  func enterRunsWhatWasMeantOnTheOtherLayout(_ typed: String, _ meant: String) throws {
    var session = try session()
    _ = session.perform("open shop-open")
    #expect(session.perform(typed).error?.isLong == true)
    #expect(session.offer == meant)
    let run = session.say("")
    #expect(!run.isEmpty)
    #expect(run.hasSuffix(session.say(meant)))
    // The offer stands for one line only.
    #expect(session.say("").isEmpty)
  }

  @Test func anEmptyLineAsksTheOpenQuestionAgain() throws {
    var session = try session()
    _ = session.perform("quiz out-but-not-in --count 1 --seed 3")
    let open = try #require(session.question)
    let again = session.say("")
    #expect(open.choices.allSatisfy { again.contains("\([Inline]($0.text[.english]))") })
    #expect(session.question?.question.id == open.question.id)
  }

  @Test func whatIsNeitherAnswerNorCommandIsAskedForAgain() throws {
    var session = try session()
    _ = session.perform("quiz out-but-not-in --count 1 --seed 3")
    let request = try #require(session.question).narrowRequest
    #expect(session.say("maybe") == session.words(request))
    // A command's typo is still told as one.
    #expect(session.say("hlep").contains("There is no command"))
    #expect(session.question != nil)
  }

  @Test func lessonsShowPicturesWithoutReminders() throws {
    var session = try session()
    #expect(!session.say("lesson vpc-and-route-tables").contains("does not mean safe"))
    #expect(session.say("draw").contains("does not mean safe"))
  }

  @Test func skippingACommandNamesTheNext() throws {
    var session = try session()
    _ = session.perform("lesson first-minute; skip; skip")
    #expect(session.lesson?.suggestion?.hasPrefix("unroute") == true)
    #expect(session.say("skip").contains("trace internet"))
  }

  @Test func whatUnrouteDidIsNotToldAsUndo() throws {
    var session = try session()
    _ = session.perform("add vpc main cidr=10.0.0.0/16; add igw gate in main; route main.route-table 0.0.0.0/0 -> gate")
    #expect(!session.say("unroute main.route-table 0.0.0.0/0").contains("Taken back"))
    #expect(session.say("undo").contains("Taken back"))
  }

  @Test func noHopNamesItsPlaceTwice() throws {
    var session = try session()
    _ = session.perform("open first-minute")
    let trace = session.say("trace internet -> db tcp/5432")
    #expect(trace.components(separatedBy: "code(\"db-sg\")").count == 2)
  }

  @Test func whatBeginsALessonIsNothingToTakeBack() throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var first = try session(journal: journal)
    _ = first.perform("lesson first-minute; skip; skip; unroute shop.route-table 0.0.0.0/0")
    var second = try session(journal: journal)
    second.begin()
    _ = second.perform("lesson first-minute")
    #expect(second.perform("undo").error == nil)
    #expect(second.perform("undo").error != nil)
    _ = first.perform("undo")
    #expect(second.topology == first.topology)
    #expect(!second.topology.isEmpty)
  }

  @Test func goingBackLetsTheSameCommandsBeTypedAgain() throws {
    var session = try session()
    _ = session.perform("lesson vpc-and-route-tables; skip; skip; add igw gate in bakery")
    let position = session.lesson?.position
    #expect(session.perform("back").error == nil)
    #expect(session.lesson?.suggestion == "add igw gate in bakery")
    #expect(session.perform("add igw gate in bakery").error == nil)
    #expect(session.lesson?.position == position)
    #expect(session.topology.names(of: []).filter { $0 == "gate" }.count == 1)
  }

  @Test(arguments: Curriculum(ContentLocation(folder: Repository.root)).labs.all.map(\.id))
  func aLabWhoseSolutionWasSeenCountsUnderOtherNames(_ id: String) throws {
    var session = try session()
    _ = session.perform("lab \(id); lab --reveal")
    #expect(session.perform("lab \(id)").error == nil)
    let lab = try #require(session.lab)
    #expect(lab.variant == 1)
    for line in lab.lab.solutions[0].script.split(separator: "\n") {
      #expect(session.perform(String(line)).error == nil, "\(line)")
    }
    #expect(session.perform("check").error == nil)
    #expect(session.logbook.state.labs[id]?.finished != nil)
  }

  @Test func aLoneNumberIsNoAnswerWhereWordsAreAsked() throws {
    var session = try session()
    let id = try #require(
      session.curriculum.questions.all.first {
        $0.form == .fillIn && !($0.accepted[.english] ?? []).contains { $0.contains(where: \.isNumber) }
      }?.id)
    _ = try session.ask(id, context: .quiz)
    #expect(session.perform("1").error != nil)
    #expect(session.question?.question.id == id)
    #expect(session.logbook.state.questions[id] == nil)
  }

  @Test(arguments: [20, 36, 60, 80, 200])
  func theCaretOfALongLineStandsUnderItsWord(_ width: Int) throws {
    var session = try session()
    let line = "add vpc main cidr=10.0.0.0/16; add igw gate in main; add eip 주소가아님; add subnet b in nowher az=a; draw"
    guard case .language(let diagnostic)? = session.perform(line).error else { return #expect(Bool(false)) }
    let span = try #require(diagnostic.span)
    let word = line.dropFirst(span.column - 1).prefix(span.length)
    let code = try #require(
      DiagnosticPage(diagnostic, source: line, width: width).blocks(.english).compactMap {
        if case .code(let block) = $0 { block.text } else { nil }
      }.first)
    let rows = code.split(separator: "\n")
    #expect(rows.allSatisfy { String($0).cellWidth <= max(16, width - 4) })
    let indent = rows[1].prefix { $0 == " " }.count
    var cells = 0
    let under = rows[0].drop { character in
      defer { cells += String(character).cellWidth }
      return cells < indent
    }
    #expect(under.hasPrefix(word))
  }

  /// A design written by hand: the queue stands before its dead letters.
  @Test func aPartThatIsAddedTooLateIsPointedOut() throws {
    let text = "region us-east-1\nadd sqs jobs dlq=dead\nadd sns calls\nadd sqs {spare,dead}"
    var session = try session()
    guard case .language(let diagnostic)? = session.perform(text).error else { return #expect(Bool(false)) }
    let lines = DiagnosticPage(diagnostic, source: text).blocks(.english).map { "\($0)" }
    #expect(lines.contains { $0.contains("It is added on line 4, which must stand before this one.") }, "\(lines)")
  }

  @Test func whoComesBackIsShownTheCommandsThatAreLeft() throws {
    let journal = MemoryJournal(device: DeviceID(rawValue: UUID()))
    var first = try session(journal: journal)
    _ = first.perform("lesson first-minute; skip; skip; unroute shop.route-table 0.0.0.0/0")
    var second = try session(journal: journal)
    second.begin()
    let shown = second.say("lesson first-minute")
    #expect(shown.contains("trace internet"))
    #expect(!shown.contains("unroute"))
  }

  @Test func aStatementThatTheLessonDoesNotWaitForIsToldSo() throws {
    var session = try session()
    _ = session.perform("lesson vpc-and-route-tables; skip; skip")
    let position = session.lesson?.position
    #expect(session.say("add igw door in bakery").contains("waits for another command"))
    #expect(session.lesson?.position == position)
    #expect(!session.say("undo").contains("waits for another command"))
    #expect(!session.say("add igw gate in bakery").contains("waits for another command"))
    // In one's own design nothing waits.
    #expect(!session.say("leave; add vpc main cidr=10.0.0.0/16").contains("waits for another command"))
  }
}

/// Questions in which something is built.
@Suite struct BuildingQuestionTests {
  @Test("what was begun in a lesson's question stands when one comes back, and its goals have words")
  func begunBuildings() throws {
    var session = try session()
    _ = session.perform("lesson ask-the-data")
    var lines = 0
    while session.question?.isBuilding != true, session.lesson != nil, lines < 200 {
      lines += 1
      _ = session.perform("skip")
    }
    let open = try #require(session.question)
    #expect(open.isBuilding)
    _ = session.perform("add vpc mine cidr=10.99.0.0/16")
    #expect(session.say("check").contains("check  =>") || session.say("check").contains("trace "))
    _ = session.perform("lesson first-minute")
    _ = session.perform("lesson ask-the-data")
    #expect(session.question?.question.id == open.question.id)
    #expect(session.topology["mine"] != nil)
  }
}
