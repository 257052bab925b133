import CommandLanguage
import Curriculum
import Grading
import Localization
import Markdown
import Study
import Topology

extension Session {
  /// Asks a question: from now on a line is its answer, as far as it can be one.
  mutating func ask(_ id: String, context: Answer.Context, seed: UInt64? = nil) throws(CommandError) -> [Block] {
    guard let question = curriculum.question(id) else { throw .refused(Message("There is no question `\(id)`.")) }
    var open = OpenQuestion(question, context: context, seed: seed ?? newSeed())
    open.isHinted = open.isInRound && (quiz?.round.hinted ?? false)
    self.question = open
    lastAsked = id
    var blocks: [Block] = []
    if let script = question.topology {
      let topology = try language { () throws(Diagnostic) in try Script.apply(script) }
      blocks += picture(of: topology)
      // What was begun in a lesson stands when one comes back to it; a round begins anew.
      if open.isBuilding, open.context != .lesson || histories[place] == nil { histories[place] = History(topology) }
    }
    return blocks + wording(open)
  }

  /// A question's words: what is asked, the choices, and how to answer.
  func wording(_ open: OpenQuestion) -> [Block] {
    let question = open.question
    var blocks: [Block] = [.paragraph([.strong([Inline](question.prompt[language]))])]
    switch question.form {
    case .match:
      blocks.append(.list(ListBlock(items: question.pairs.map { [.paragraph($0.left[language])] })))
      blocks.append(.numbered(open.order.map { question.pairs[$0].right[language] }))
    case .fillIn, .ownWords: break
    case .build: blocks.append(.code(goalLines(question.goals).joined(separator: "\n")))
    default: blocks.append(.numbered(open.choices.map { $0.text[language] }))
    }
    blocks.append(.paragraph(.muted, words(open.request)))
    return blocks
  }

  /// Takes a line as the answer to the open question; nil when no question is open or the line is
  /// a command.
  mutating func answer(_ typed: String) throws(CommandError) -> (any Report)? {
    guard let open = question, !open.isBuilding, !typed.allSatisfy(\.isWhitespace) else { return nil }
    if open.isInRound, let ended = try endOfTime() { return ended }
    let (text, isUnsure) = Self.read(typed, open)
    switch open.question.form {
    case .fillIn, .ownWords:
      if isCommandForQuestions(text, open) { return nil }
      // A lone number is a slip of one who is used to choosing, unless a number is asked for.
      if isNumber(text), open.question.form == .fillIn,
        !(open.question.accepted[language] ?? []).contains(where: { $0.contains(where: \.isNumber) })
      {
        throw .refused(open.narrowRequest)
      }
      return try submit(typed: typed, to: open)
    default:
      guard let numbers = open.numbers(in: text) else {
        // A lone number is meant as an answer and gets a clear word, not "unknown command".
        if isNumber(text) || !mayBeCommand(text) {
          throw .refused(open.narrowRequest)
        }
        return nil
      }
      return try submit(given(numbers, open), isUnsure: isUnsure)
    }
  }

  /// Takes words as the answer to a question that wants words.
  mutating func submit(typed: String, to open: OpenQuestion) throws(CommandError) -> any Report {
    let (text, isUnsure) = Self.read(typed, open)
    return try submit(.text(text), isUnsure: isUnsure)
  }

  /// An answer as it was meant, and whether the learner is unsure of it.
  private static func read(_ typed: String, _ open: OpenQuestion) -> (text: String, isUnsure: Bool) {
    let certain = open.question.form == .ownWords ? nil : withoutDoubt(typed)
    return (certain ?? typed, certain != nil)
  }

  /// What stands before a question mark at the end, by which one says that one is unsure; nil where there is none.
  private static func withoutDoubt(_ text: String) -> String? {
    let trimmed = text.reversed().drop { $0.isWhitespace }.reversed()
    guard let last = trimmed.last, "?？".contains(last), trimmed.dropLast().contains(where: { !$0.isWhitespace }) else {
      return nil
    }
    return String(trimmed.dropLast())
  }

  private func given(_ numbers: [Int], _ open: OpenQuestion) -> GivenAnswer {
    let indices = numbers.map { open.order[$0 - 1] }
    return open.question.form == .match ? .pairs(indices) : .choices(indices.map { open.question.choices[$0].id })
  }

  private func isNumber(_ text: String) -> Bool { text.allSatisfy { $0.isNumber || $0.isWhitespace || $0 == "," } }

  /// Whether a line begins with a verb, or with what comes near one on either keyboard layout.
  private func mayBeCommand(_ text: String) -> Bool {
    guard let word = Lexer.unfinished(text).first?.tokens.first?.text else { return true }
    let spellings = [word, KoreanKeyboard.latin(from: word), KoreanKeyboard.hangul(from: word)]
    return spellings.contains { spelling in
      CommandTable.vocabulary.grammar(for: spelling) != nil
        || Nearest.candidate(to: spelling, in: CommandTable.vocabulary.grammars.map(\.verb)) != nil
    }
  }

  /// Whether a line is a whole command, which is no answer even where words are asked for.
  private func isCommandForQuestions(_ text: String, _ open: OpenQuestion) -> Bool {
    guard let first = Lexer.unfinished(text).first, let word = first.tokens.first else { return true }
    guard CommandTable.vocabulary.grammar(for: word.text) != nil else { return false }
    if ["answer", "report"].contains(CommandTable.vocabulary.grammar(for: word.text)?.verb) { return true }
    // What is accepted is an answer, whatever else it could be; and own words are sentences.
    let isAnswer = AnswerKey.judge(open.question, .text(text), in: language).isRight && open.question.form == .fillIn
    guard !isAnswer, open.question.form == .fillIn || first.tokens.count == 1 else { return false }
    return (try? CommandTable.vocabulary.phrase(first)) != nil
  }

  /// Judges an answer, keeps it, and only then tells.
  mutating func submit(_ answer: GivenAnswer, isUnsure: Bool = false) throws(CommandError) -> any Report {
    guard var open = question else { throw .refused(Message("No question is open.")) }
    open.isUnsure = isUnsure
    if open.isPrediction, case .choices(let ids) = answer {
      record(.predictionMade(question: open.question.id, choices: ids))
      question = nil
      return Page(
        [.paragraph(words(Message("Noted. The run will tell.")))] + blocks(of: leavePlace(praise: nil)))
    }
    if open.question.form == .ownWords, case .text(let text) = answer { return keepOwnWords(text, open) }
    let judgement = AnswerKey.judge(open.question, answer, in: language)
    return page(close(open, judgement, given: Self.texts(answer)))
  }

  /// Keeps the answer, shows the reasons, and goes on with what asked.
  mutating func close(_ open: OpenQuestion, _ judgement: Judgement, given: [String]) -> [Block] {
    let answer = Answer(
      question: open.question.id, given: given, right: judgement.isRight, hinted: open.isHinted,
      unsure: open.isUnsure, misconceptions: judgement.misconceptions, context: open.context, seed: open.seed)
    // Kept before anything is told, so that an answer is never lost after its feedback was seen.
    let (subject, isRepeat) = (quiz?.round.subject, quiz?.round.isRepeat ?? false)
    record(open.isInRound ? Self.close(in: &quiz, answer) : [.answered(answer)])
    question = nil
    if open.isInRound, !answer.right, !isRepeat, quiz?.isExam == false { askAgain(subject, open.question) }
    if open.context == .placement {
      return [.paragraph(.muted, words(Message("Kept.")))]
        + ((try? takePlacement(isKnown: answer.isCertain)) ?? [])
    }
    if quiz?.isExam == true {
      return [.paragraph(.muted, words(Message("Kept.")))] + ((try? continueQuiz()) ?? [])
    }
    let told = feedback(open.question, judgement) + (subject.map { nextReview(of: $0, answer) } ?? [])
    return told + (open.isInRound ? (try? continueQuiz()) ?? [] : blocks(of: leavePlace(praise: nil)))
  }

  /// Ends the round's question with an answer, and gives what is to be kept.
  private static func close(in quiz: inout QuizRun?, _ answer: Answer) -> [Deed] {
    if answer.hinted { quiz?.round.hint() }
    let deeds = quiz?.round.answer(
      answer.given, right: answer.right, unsure: answer.unsure, misconceptions: answer.misconceptions)
    return deeds ?? [.answered(answer)]
  }

  func feedback(_ question: Question, _ judgement: Judgement) -> [Block] {
    var blocks: [Block] = [
      judgement.isRight
        ? .paragraph(.good, words(Message("That is right."))) : .paragraph(.bad, words(Message("That is not so.")))
    ]
    for choice in judgement.reasons {
      guard let why = choice.why else { continue }
      let role: Role = choice.isRight ? .good : .bad
      blocks.append(
        .list(
          ListBlock(items: [[.paragraph([.styled(role, [Inline](choice.text[language]))]), .paragraph(why[language])]]))
      )
    }
    if judgement.reasons.isEmpty, !judgement.isRight { blocks += rightAnswer(question) }
    if let why = question.why { blocks.append(.paragraph(why[language])) }
    return blocks
  }

  func rightAnswer(_ question: Question) -> [Block] {
    switch question.form {
    case .order: return [.numbered(question.choices.map { $0.text[language] })]
    case .match: return [.bullets(question.pairs.map { "\($0.left[language]): \($0.right[language])" })]
    case .fillIn: return [.paragraph(words(Message("The answer: \(question.accepted[language]?.first ?? "")")))]
    default: return []
    }
  }

  private mutating func keepOwnWords(_ text: String, _ open: OpenQuestion) -> any Report {
    record(.noteWritten(lesson: lesson?.id ?? "", question: open.question.id, text: text))
    question = nil
    var blocks: [Block] = [
      .paragraph(words(Message("Kept in your `notes`. Does your answer have these points?"))),
      .bullets(open.question.points.map { $0[language] }),
    ]
    if let model = open.question.model {
      blocks += [.paragraph(.muted, words(Message("One way to say it:"))), .quote([.paragraph(model[language])])]
    }
    return Page(blocks + self.blocks(of: leavePlace(praise: nil)))
  }

  private static func texts(_ answer: GivenAnswer) -> [String] {
    switch answer {
    case .choices(let ids): ids
    case .pairs(let indices): indices.map(String.init)
    case .text(let text): [text]
    }
  }

  /// The blocks of reports, to be shown as one page.
  func blocks(of reports: [any Report]) -> [Block] { reports.flatMap { $0.document(words).blocks } }
}
