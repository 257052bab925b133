import CommandLanguage
import Curriculum
import LineEditing
import Localization
import ThreeTier
import Topology

/// What the line editor asks of the session while a line is typed.
struct PromptDelegate: LineEditingDelegate {
  private let session: Session
  let history: [String]

  init(_ session: Session, history: [String]) {
    self.session = session
    self.history = history
  }

  func highlight(_ line: String) -> [HighlightedSpan] {
    guard session.question == nil || session.question?.isBuilding == true else { return [] }
    return CommandTable.vocabulary.highlights(line).map { HighlightedSpan($0.range, Self.role($0.role)) }
  }

  private static func role(_ role: WordRole) -> HighlightRole {
    switch role {
    case .verb: .verb
    case .unknownVerb: .unknownVerb
    case .keyword: .keyword
    case .kind: .kind
    case .name, .newName: .name
    case .attribute: .attribute
    case .value: .value
    case .text: .string
    case .comment: .comment
    case .unexpected: .error
    }
  }

  func completions(_ line: String, cursor: Int) -> Completions {
    let before = String(line.prefix(cursor))
    let context = CommandTable.vocabulary.context(atEndOf: before)
    let candidates = candidates(context)
    let range = (cursor - context.replaced)..<cursor
    return Completions(
      replacing: range,
      with: candidates.map {
        Completions.Candidate($0.text, description: session.words($0.meaning), appendsSpace: $0.completesWord)
      })
  }

  private func candidates(_ context: CursorContext) -> [Candidate] {
    // Where finding the word is the task, no name is given away.
    let own =
      session.mayShowMends || !context.expectations.contains(where: Self.givesAway)
      ? session.topology.candidates(for: context, tables: session.tables) : []
    let others = context.expectations.flatMap { expectation -> [Candidate] in
      switch expectation {
      case .verb: CommandTable.vocabulary.grammars.map { Candidate($0.verb, $0.summary) } + koreanVerbs(context.partial)
      case .slot(_, .item(let item)): items(item)
      default: []
      }
    }
    return own + others.filter { context.partial.isEmpty || $0.text.hasPrefix(context.partial) }
  }

  private func koreanVerbs(_ partial: String) -> [Candidate] {
    guard let first = partial.first, !first.isASCII else { return [] }
    return CommandTable.vocabulary.grammars.flatMap { grammar in
      grammar.aliases.map { Candidate($0, grammar.summary) }
    }
  }

  private static func givesAway(_ expectation: CursorContext.Expectation) -> Bool {
    switch expectation {
    case .slot, .attributeValue: true
    default: false
    }
  }

  private func items(_ item: Slot.Item) -> [Candidate] {
    let curriculum = session.curriculum
    switch item {
    case .lesson:
      return session.lessonOrder.map { id in
        Candidate(id, .verbatim((try? curriculum.lesson(id, session.language))?.title ?? ""))
      }
    case .lab: return curriculum.labs.all.map { Candidate($0.id, .verbatim($0.title[session.language])) }
    case .ruleCode:
      let texts = session.ruleTexts
      return session.ruleCodes.map { Candidate($0, .verbatim(texts[$0]?.title[session.language] ?? "")) }
    case .unit:
      guard case .success(let syllabus) = curriculum.syllabus else { return [] }
      return syllabus.units.map { Candidate($0.id, .verbatim($0.title[session.language])) } + items(.lesson)
    case .topology: return curriculum.topologyNames.map { Candidate($0, .verbatim("")) }
    case .verb:
      return CommandTable.vocabulary.grammars.map { Candidate($0.verb, $0.summary) }
        + ResourceKind.all.map { Candidate($0.token, $0.title) }
    case .language: return [Candidate("ko", .verbatim("한국어")), Candidate("en", .verbatim("English"))]
    case .service: return curriculum.services.all.map { Candidate($0.id, .verbatim($0.name)) }
    case .need:
      return ((try? curriculum.needs.get()) ?? []).map { Candidate($0.id, .verbatim($0.title[session.language])) }
    case .provider: return ((try? curriculum.providers.get()) ?? []).map { Candidate($0.id, .verbatim($0.name)) }
    case .term:
      return curriculum.glossary.all.map { Candidate($0.name(session.language), .verbatim($0.name(.english))) }
    case .question: return curriculum.questions.all.map { Candidate($0.id, .verbatim("")) }
    case .content: return items(.lesson) + items(.lab) + items(.question)
    case .learner, .setting: return []
    }
  }

  /// The rest of the line: what the lesson waits for, unless finding it is the task, else the last
  /// line of the history that begins so.
  func suggestion(_ line: String) -> String? {
    if session.question != nil || session.lesson?.isAsking == true { return nil }
    if let wanted = session.lesson?.suggestion, session.lab == nil, wanted.hasPrefix(line) {
      return String(wanted.dropFirst(line.count))
    }
    guard !line.isEmpty, session.lab == nil else { return nil }
    return history.last { $0.count > line.count && $0.hasPrefix(line) }.map { String($0.dropFirst(line.count)) }
  }
}
