import CommandLanguage
import Curriculum
import Localization
import Topology

extension ContentCheck {
  mutating func checkLessons() {
    let ids = Set(curriculum.lessonFolders.map(\.id))
    for folder in curriculum.lessonFolders where concerns(folder.shown) {
      var lessons: [Lesson] = []
      for language in Language.required {
        do throws(ContentProblem) {
          lessons.append(try curriculum.lesson(folder.id, language))
          result.lessons[language, default: 0] += 1
        } catch {
          result.problems.append(error)
        }
      }
      guard lessons.count == Language.required.count else { continue }
      checkAlike(lessons)
      for lesson in lessons {
        checkFront(lesson, folder: folder.id, all: ids)
        checkSteps(lesson)
        checkAttempts(lesson)
        if lesson.language == .korean { checkKorean(prose: lesson) }
      }
    }
  }

  /// The languages of a lesson have the same steps under the same revision.
  private mutating func checkAlike(_ lessons: [Lesson]) {
    guard let first = lessons.first else { return }
    for other in lessons.dropFirst() {
      if other.revision != first.revision {
        problem(other.file, 1, Message("The revision differs from that in \(first.file)."))
      }
      if other.covers != first.covers || other.requires != first.requires || other.sandbox != first.sandbox
        || other.commands != first.commands
      {
        problem(other.file, 1, Message("The front matter differs from that in \(first.file)."))
      }
      if other.terms.count != first.terms.count {
        problem(other.file, 1, Message("The terms are not as many as in \(first.file)."))
      }
      let (a, b) = (first.steps.compactMap(\.signature), other.steps.compactMap(\.signature))
      if a != b {
        let index = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
        problem(other.file, nil, Message("The steps differ from those in \(first.file), from step \(index + 1) on."))
      }
    }
  }

  private mutating func checkFront(_ lesson: Lesson, folder: String, all ids: Set<String>) {
    if lesson.id != folder { problem(lesson.file, 2, Message("The lesson's name is not its folder's.")) }
    if lesson.terms.count > 3 { problem(lesson.file, 2, Message("A lesson has at most three new terms.")) }
    checkTerms(of: lesson)
    if lesson.commands.count > 2 { problem(lesson.file, 2, Message("A lesson has at most two new commands.")) }
    for required in lesson.requires where !ids.contains(required) {
      problem(lesson.file, 2, Message("There is no lesson `\(required)`."))
    }
    if case .success(let syllabus) = curriculum.syllabus {
      let known = Set(syllabus.entries.map(\.id))
      for id in lesson.covers where !known.contains(id) {
        problem(lesson.file, 2, Message("The syllabus has no `\(id)`."))
      }
    }
    for command in lesson.commands where !Script.vocabulary.verbs.contains(command) && !runner.knows(command) {
      problem(lesson.file, 2, Message("There is no command `\(command)`."))
    }
    if !lesson.covers.isEmpty, lesson.sources.isEmpty {
      problem(lesson.file, 2, Message("The lesson names no source."))
    }
    for source in lesson.sources where !source.url.hasPrefix("https://") {
      problem(lesson.file, 2, Message("`\(source.url)` is not the address of a page."))
    }
  }

  /// What steps name exists.
  private mutating func checkSteps(_ lesson: Lesson) {
    for (step, line) in zip(lesson.steps, lesson.lines) {
      switch step {
      case .predict(let id):
        if curriculum.question(id)?.use != .predict {
          problem(lesson.file, line, Message("There is no prediction `\(id)`."))
        }
      case .question(let id), .ownWords(let id):
        if curriculum.question(id) == nil { problem(lesson.file, line, Message("There is no question `\(id)`.")) }
      case .lab(let id):
        if curriculum.lab(id) == nil { problem(lesson.file, line, Message("There is no lab `\(id)`.")) }
      case .show(let name, _):
        if !curriculum.topologyNames.contains(name) {
          problem(lesson.file, line, Message("There is no design `\(name)`."))
        }
      case .prose, .attempt: break
      }
    }
  }

  /// Runs all commands of a lesson in order, holds their stated results, and sees that each command
  /// was introduced before.
  private mutating func checkAttempts(_ lesson: Lesson) {
    var start = Topology()
    if let sandbox = lesson.sandbox {
      do throws(ContentProblem) { start = try curriculum.topology(sandbox) } catch { result.problems.append(error) }
    }
    let commands = commandsKnown(in: lesson)
    remembering([AnySubject(lesson), AnySubject(start.text), AnySubject(commands)]) {
      $0.performAttempts(lesson, start, known: commands)
    }
  }

  private mutating func performAttempts(_ lesson: Lesson, _ start: Topology, known: Set<String>) {
    runner.begin(start)
    for step in lesson.steps {
      guard case .attempt(let attempt) = step else { continue }
      for line in attempt.lines {
        let verb = String(line.command.split(separator: " ").first ?? "")
        if !known.contains(verb) {
          problem(lesson.file, line.number, Message("The command `\(verb)` is used before a lesson introduces it."))
        }
        hold(line, lesson)
      }
      if let aim = attempt.aim { hold(aim, lesson) }
    }
  }

  private mutating func hold(_ line: Attempt.Line, _ lesson: Lesson) {
    switch runner.run(line.command) {
    case .failure(let failure):
      problem(lesson.file, line.number, Message("`\(line.command)` fails: \(failure.message)"))
    case .success(let results):
      guard let expected = line.expected, !results.contains(expected) else { return }
      let found = results.isEmpty ? "-" : results.joined(separator: ", ")
      problem(lesson.file, line.number, Message("`\(line.command)` answers \(found), and the lesson says \(expected)."))
    }
  }

  /// The commands that a learner knows who comes to a lesson by what it requires.
  private func commandsKnown(in lesson: Lesson) -> Set<String> {
    var known: Set<String> = []
    if case .success(let path) = curriculum.path { known.formUnion(path.firstCommands) }
    for id in curriculum.lessons(behind: lesson.id, lesson.language) {
      known.formUnion((try? curriculum.lesson(id, lesson.language))?.commands ?? [])
    }
    return known
  }

  private mutating func checkKorean(prose lesson: Lesson) {
    guard let text = try? curriculum.body(of: lesson) else { return }
    checkKorean(text, lesson.file, nil)
  }
}

extension LessonStep {
  /// What must be alike in all languages; nil for prose.
  fileprivate var signature: String? {
    switch self {
    case .prose: nil
    case .predict(let id): "predict \(id)"
    case .question(let id): "question \(id)"
    case .ownWords(let id): "own-words \(id)"
    case .lab(let id): "lab \(id)"
    case .show(let name, _): "show \(name)"
    case .attempt(let attempt):
      "try "
        + (attempt.lines + (attempt.aim.map { [$0] } ?? []))
        .map { "\($0.command)#\($0.gap ?? "")#\($0.expected ?? "")" }.joined(separator: "\n")
    }
  }
}
