import CommandLanguage
import Curriculum
import Localization
import Markdown
import Study
import Topology

extension Session {
  /// What came of a line: reports in order, and the error at which it stopped.
  public struct Response: Sendable {
    /// The answers of the commands that ran.
    public var reports: [any Report] = []
    /// The errors behind which it went on.
    public var passedOver: [CommandError] = []
    /// Why the line was not run to its end.
    public var error: CommandError?
    /// The line in which the error's span stands.
    public var source: String = ""
  }

  /// Performs a line as it was typed: an answer where a question is open, else commands.
  public mutating func perform(_ text: String, file: String? = nil, firstLine: Int = 1) -> Response {
    var response = Response(source: text)
    if isInteractive, !text.allSatisfy(\.isWhitespace) { record(.commandEntered(text: text)) }
    let offered = offer
    offer = nil
    do throws(CommandError) {
      if let offered, text.allSatisfy(\.isWhitespace) {
        let taken = perform(offered)
        return Response(reports: [Notice(Message("`\(offered)`"))] + taken.reports, error: taken.error, source: offered)
      } else if let open = question, open.takesAnyText, let report = try answer(text) {
        response.reports.append(report)
      } else if text.allSatisfy(\.isWhitespace), lesson != nil || question != nil {
        response.reports.append(try NextCommand().run(&self))
      } else {
        let sources = try language { () throws(Diagnostic) in
          try Lexer.statements(in: text, file: file, firstLine: firstLine)
        }
        for source in sources {
          do throws(CommandError) {
            if let report = try answer(source.text) {
              response.reports.append(report)
            } else {
              response.reports += try perform(source)
            }
          } catch {
            guard keepsGoing else { throw error }
            passedOver.append(error)
          }
          if isEnding { break }
        }
      }
    } catch {
      response.error = error
      offer = isInteractive ? Self.meant(text, error) : nil
    }
    (response.passedOver, passedOver) = (passedOver, [])
    if !warnings.isEmpty {
      response.reports.append(Notice(role: .warning, messages: warnings))
      warnings = []
    }
    return response
  }

  /// The line that was meant where the other keyboard layout was on; an empty Enter then runs it.
  private static func meant(_ text: String, _ error: CommandError) -> String? {
    guard case .language(let diagnostic) = error, let verb = diagnostic.nearest else { return nil }
    switch diagnostic.code {
    case "korean-keyboard": return KoreanKeyboard.latin(from: text)
    case "latin-keyboard":
      let rest = text.drop { $0.isWhitespace }.drop { !$0.isWhitespace }
      return verb + rest
    default: return nil
    }
  }

  /// Performs one statement or command.
  mutating func perform(_ source: SourceStatement) throws(CommandError) -> [any Report] {
    let before = topology
    let phrases = try language { () throws(Diagnostic) in
      var phrases: [Phrase] = []
      for statement in try source.expandingBraces() { phrases.append(try CommandTable.vocabulary.phrase(statement)) }
      return phrases
    }
    guard let first = phrases.first else { return [] }
    if isSealed, !mayBeInLesson(first) {
      throw .refused(
        Message("`\(first.grammar.verb)` does not belong in a lesson, which builds, looks and touches no file."))
    }
    guard let command = CommandTable.command(first) else {
      if let again = doneBefore(source) { return again }
      let position = lesson?.position
      let report = try apply(phrases)
      let more = lessonContinues(after: source, before: before, results: report.results)
      return [report] + (lesson?.position == position && before != topology ? strayNotice : more)
    }
    let report = try command.run(&self)
    return [report] + lessonContinues(after: source, before: before, results: report.results)
  }

  /// Commands of other groups that change nothing but the design, or tell what is written down anyway.
  private static let harmless: Set<String> = [
    "undo", "redo", "new", "services", "service", "compare", "provider", "define", "explain", "help",
  ]

  /// Whether a lesson may have a command performed: content is data, and reaches nothing but designs.
  private func mayBeInLesson(_ phrase: Phrase) -> Bool {
    let grammar = phrase.grammar
    guard [.build, .look].contains(grammar.group) || Self.harmless.contains(grammar.verb) else { return false }
    if let file = phrase["FILE"], !curriculum.topologyNames.contains(file.text) { return false }
    return !grammar.options.contains { $0.value == .file && phrase.option($0.name) != nil }
  }

  /// Applies statements about the design as one step of undo.
  private mutating func apply(_ phrases: [Phrase]) throws(CommandError) -> any Report {
    let begins = !isInteractive && place == .own && !hasBegunDesign
    var topology = begins ? Topology() : self.topology
    var messages: [Message] = []
    for phrase in phrases {
      let (next, message) = try language { () throws(Diagnostic) in
        guard let statement = try Statement.read(phrase, in: topology) else { return (topology, Message?.none) }
        let next = try topology.applying(statement)
        return (next, StatementWords(statement.statement, before: topology, after: next).message)
      }
      if let message { messages.append(message) }
      topology = next
    }
    let texts = phrases.map(\.source.text)
    if begins {
      histories[.own] = History()
      hasBegunDesign = true
    }
    // Kept first, so that what the answer says is never lost.
    record(.workspaceChanged(workspace: place, statements: texts, fresh: false))
    advance(to: topology, by: texts.joined(separator: "; "))
    return StatementReport(verb: phrases[0].grammar.verb, messages: messages)
  }

  /// Runs something that throws diagnostics about the text of a file.
  func language<Value>(of text: String, _ body: () throws(Diagnostic) -> Value) throws(CommandError) -> Value {
    do throws(Diagnostic) { return try body() } catch { throw .file(error, text: text) }
  }

  /// Runs something that throws diagnostics where commands throw their own errors.
  func language<Value>(_ body: () throws(Diagnostic) -> Value) throws(CommandError) -> Value {
    do throws(Diagnostic) { return try body() } catch { throw .language(error) }
  }
}

extension Notice {
  init(role: Role?, messages: [Message]) {
    self.init(role: role)
    self.messages = messages
  }
}
