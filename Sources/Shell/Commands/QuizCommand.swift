import CommandLanguage
import Curriculum
import Localization
import Markdown
import Study

/// `quiz [ABOUT]`: a round of questions, for practice or as an exam.
struct QuizCommand: Command {
  static let grammar = Grammar(
    "quiz", aliases: ["퀴즈"], group: .learn,
    summary: Message(
      "Asks a round of questions: of a unit, a lesson or a topic, or what is `due` or `weak`; `resume` goes on with the one that was left."
    ),
    pattern: .optional(.slot("ABOUT", .item(.unit))),
    options: [
      Grammar.Option("--count", .number, Message("how many questions, 10 otherwise")),
      Grammar.Option("--level", .word(levels.map(\.rawValue)), Message("only questions of this kind")),
      Grammar.Option("--time", .text, Message("how long it may take, such as `5m` or `90s`")),
      Grammar.Option("--exam", Message("tells nothing before the end")),
      Grammar.Option("--pass", .number, Message("the percentage from which an exam is passed, 70 otherwise")),
      Grammar.Option("--seed", .number, Message("the same number gives the same round")),
    ],
    examples: ["quiz", "quiz tiers --count 5", "quiz weak", "quiz rds --exam --time 10m --seed 7"])

  private static let levels: [Question.Use] = [.recall, .understand, .apply]

  private let about: Token?
  private let count: Int
  private let level: Question.Use?
  private let time: Token?
  private let isExam: Bool
  private let passMark: Int
  private let pass: Token?
  private let seed: Token?

  init(_ phrase: Phrase) {
    about = phrase["ABOUT"]
    count = phrase.option("--count").flatMap { Int($0.text) } ?? 10
    level = phrase.option("--level").flatMap { Question.Use(rawValue: $0.text) }
    time = phrase.option("--time")
    isExam = phrase.option("--exam") != nil
    pass = phrase.option("--pass")
    passMark = pass.flatMap { Int($0.text) } ?? 70
    seed = phrase.option("--seed")
  }

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    if about?.text == "resume" { return try resume(&session) }
    guard (1...100).contains(count) else { throw .refused(Message("A round has 1 to 100 questions.")) }
    guard (1...100).contains(passMark) else { throw .refused(Message("A pass mark is 1 to 100.")) }
    if let pass, !isExam {
      throw .language(
        Diagnostic(
          "option", Message("`--pass` goes with `--exam`."), at: pass.span, example: "quiz rds --exam --pass 70"))
    }
    let given = try seed.map(Self.seed)
    let seconds = try time.map(Self.seconds)
    let due = Set(session.logbook.reviews.due)
    let questions = try pool(session)
    guard !questions.isEmpty else { throw .refused(Message("There are no questions about this yet.")) }
    let seed = given ?? session.newSeed() % 1_000_000
    // A class that names a seed gets the same round, whatever each of them has done before.
    let round = QuizRound(
      choosing: count, of: questions.map { QuizQuestion($0) },
      given: given == nil ? session.logbook.state : LearnerState(),
      urgent: given == nil ? Set(questions.filter { !due.isDisjoint(with: $0.covers) }.map(\.id)) : [], seed: seed,
      context: isExam ? .exam : .quiz)
    let now = session.logbook.now
    session.begin(
      QuizRun(
        round, passMark: isExam ? passMark : nil, deadline: seconds.map { now.adding(seconds: $0) }, about: about?.text)
    )
    var opening = [
      session.words(Message("\(round.questions.count) questions, seed \(seed.description). `leave` ends the round."))
    ]
    if isExam {
      opening.append(
        session.words(
          Message(
            "An exam: \(passMark) % right pass it, and nothing is told before its end. `flag` marks a question to come back to."
          )))
    }
    return Page([.paragraph(.muted, opening.joined(separator: " "))] + (try session.continueQuiz()))
  }

  /// Goes on with the round that was left, on this machine or on another whose record was joined.
  private func resume(_ session: inout Session) throws(CommandError) -> any Report {
    guard let left = session.logbook.state.round, left.isOpen else { throw .refused(Message("No round was left.")) }
    guard left.round.questions.allSatisfy({ session.curriculum.question($0.id) != nil }) else {
      throw .refused(Message("The round that was left has questions that are no longer there."))
    }
    session.putAside()
    session.quiz = QuizRun(left, at: session.logbook.now)
    return session.page(try session.continueQuiz())
  }

  /// The questions that can be asked in a round: who asks to apply also builds; in an exam nothing that is built, since building tells how far
  /// one is.
  private func pool(_ session: Session) throws(CommandError) -> [Question] {
    try session.questions(about: about, building: level == .apply).filter {
      (level == nil || $0.use == level) && !(isExam && $0.form == .build)
    }
  }

  /// The seed that a number is.
  static func seed(_ token: Token) throws(CommandError) -> UInt64 {
    guard let seed = UInt64(token.text) else {
      throw .language(
        Diagnostic(
          "seed", Message("A seed is a whole number from 0 on."), at: token.span, example: "quiz tiers --seed 7"))
    }
    return seed
  }

  /// The seconds that a text such as `5m` means.
  private static func seconds(_ token: Token) throws(CommandError) -> Int {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600]
    guard let unit = token.text.last.flatMap({ units[$0] }), let number = Int(token.text.dropLast()),
      (1...86_400).contains(number), number * unit <= 86_400
    else {
      throw .language(
        Diagnostic(
          "time", Message("A time is a number with `s`, `m` or `h`, up to a day."), at: token.span,
          example: "quiz --time 5m"))
    }
    return number * unit
  }
}

/// `flag`: marks the round's question to be looked at again at the end.
struct FlagCommand: Command {
  static let grammar = Grammar(
    "flag", aliases: ["표시"], group: .learn,
    summary: Message("Marks the question of a round, to come back to it before an exam ends."),
    examples: ["flag"])

  init(_ phrase: Phrase) {}

  func run(_ session: inout Session) throws(CommandError) -> any Report {
    guard let question = session.question, let run = session.quiz else {
      throw .refused(Message("Only a question of a round can be flagged."))
    }
    let id = question.question.id
    session.quiz?.flagged = run.flagged.filter { $0 != id } + [id]
    return Notice(Message("Flagged."))
  }
}
