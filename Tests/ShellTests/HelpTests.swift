import CommandLanguage
import Localization
import Testing
import Topology

@testable import Shell

/// One description of each command feeds reader, help and manual, so its examples must read.
@Suite struct HelpTests {
  static let grammars = CommandTable.vocabulary.grammars

  @Test func everyVerbAndAliasMeansOneCommand() {
    let verbs = CommandTable.vocabulary.verbs
    #expect(verbs.count > 60)
    #expect(Set(verbs).count == verbs.count)
  }

  @Test(arguments: grammars.map(\.verb))
  func examplesHaveTheFormOfTheirCommand(_ verb: String) throws {
    let grammar = try #require(CommandTable.vocabulary.grammar(for: verb))
    #expect(!grammar.examples.isEmpty)
    for example in grammar.examples {
      for statement in try Lexer.statements(in: example).flatMap({ try $0.expandingBraces() }) {
        #expect(try CommandTable.vocabulary.phrase(statement).grammar.verb == verb)
      }
    }
  }

  /// A form whose places nobody explains leaves a newcomer alone.
  @Test(arguments: grammars.map(\.verb))
  func helpExplainsEveryPlaceAndKey(_ verb: String) throws {
    let grammar = try #require(CommandTable.vocabulary.grammar(for: verb))
    let page = "\(CommandHelp(grammar: grammar).document(.english))"
    for label in grammar.pattern.slots.map(\.label) + Statement.attributes(ofVerb: verb).map(\.key) {
      #expect(page.contains("\"\(label)\""), "`help \(verb)` does not say what \(label) is")
    }
  }

  /// The forms that Korean learners type, with the command that each must reach.
  static let korean: [(String, String)] = [
    ("추가", "add"), ("생성", "add"), ("만들기", "add"), ("변경", "set"), ("삭제", "remove"), ("제거", "remove"),
    ("이름변경", "rename"), ("이름바꾸기", "rename"), ("이름 변경", "rename"), ("라우팅", "route"), ("경로", "route"),
    ("허용", "allow"), ("허용취소", "revoke"), ("회수", "revoke"), ("연결", "connect"), ("조회", "show"), ("보기", "show"),
    ("목록", "list"), ("그리기", "draw"), ("그림", "draw"), ("검사", "check"), ("점검", "check"), ("설명", "explain"),
    ("추적", "trace"), ("되돌리기", "undo"), ("실행취소", "undo"), ("다시하기", "redo"), ("다시실행", "redo"), ("저장", "save"),
    ("열기", "open"), ("새로만들기", "new"), ("레슨", "lesson"), ("다음", "next"), ("이전", "back"), ("뒤로", "back"),
    ("힌트", "hint"), ("건너뛰기", "skip"), ("실습", "lab"), ("퀴즈", "quiz"), ("진도", "progress"), ("도움말", "help"),
    ("종료", "quit"), ("나가기", "quit"), ("끝", "quit"), ("언어", "lang"), ("라우팅삭제", "unroute"),
  ]

  @Test(arguments: korean)
  func koreanFormsReachTheirCommand(_ alias: String, _ verb: String) {
    #expect(CommandTable.vocabulary.grammar(for: alias)?.verb == verb)
  }

  @Test func aLayoutLeftOnIsUnderstood() throws {
    var session = try session()
    guard case .language(let help)? = session.perform("ㅗ디ㅔ").error,
      case .language(let draw)? = session.perform("rmflrl").error
    else { return #expect(Bool(false), "both must be errors with an offer") }
    #expect(help.nearest == "help")
    #expect(draw.nearest == "draw")
    // An empty Enter takes the offer, with the whole line in the right layout.
    #expect(session.perform("ㅁㅇㅇ " + KoreanKeyboard.hangul(from: "vpc main")).error != nil)
    #expect(session.perform("").error == nil)
    #expect(!session.topology.isEmpty)
    #expect(session.offer == nil)
  }
}
