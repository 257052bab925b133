import Localization
import Markdown
import Study

/// Who learns here, the first who began first, with how far each has come.
struct LearnersReport: Report {
  private struct Person: Encodable {
    let number: Int
    let name: String?
    let since: String
    let isHere: Bool
    let lastDay: String?
    let lessons: Int
    let labs: Int
    let answers: Int
    let right: Int
    let exam: Exam?
  }

  private struct Exam: Encodable {
    let date: String
    let percent: Int
    let passed: Bool
  }

  private let schema = "cloudtutor.learners/1"
  private let learners: [Person]

  private enum CodingKeys: String, CodingKey { case schema, learners }

  init(_ learners: [Learner], _ session: Session) throws(JournalError) {
    var people: [Person] = []
    for (number, learner) in learners.enumerated() {
      let state = try session.logbook.journal.state(for: learner.id)
      let exam = state.exams.values.max { $0.time < $1.time }
      people.append(
        Person(
          number: number + 1, name: learner.name, since: learner.added.date,
          isHere: session.logbook.state.members.contains(learner.id), lastDay: state.days.keys.max(),
          lessons: state.lessons.values.count { $0.finished != nil },
          labs: state.labs.values.count { $0.finished != nil },
          answers: state.questions.values.reduce(0) { $0 + $1.answers },
          right: state.questions.values.reduce(0) { $0 + $1.rightAnswers },
          exam: exam.map {
            Exam(date: $0.time.date, percent: $0.result.percent, passed: $0.result.isPassed ?? false)
          }))
    }
    self.learners = people
  }

  func document(_ words: MessageCatalogue) -> Document {
    let heads = [
      Message("learner"), Message("last day"), Message("lessons"), Message("labs"), Message("right"),
      Message("last exam"),
    ]
    let rows = learners.map { person in
      let name = person.name ?? words(Message("without a name, since \(person.since)"))
      let exam = person.exam.map { "\($0.percent) % " + words($0.passed ? Message("passed") : Message("not passed")) }
      return [
        "\(person.number)", person.isHere ? words(Message("\(name) (now)")) : name, person.lastDay ?? "-",
        "\(person.lessons)", "\(person.labs)", "\(person.right)/\(person.answers)", exam ?? "-",
      ]
    }
    return Document([
      .table(
        Table(
          header: [""] + heads.map { words($0) }, rows: rows,
          alignments: [.trailing, .leading, .leading, .trailing, .trailing, .trailing, .leading]))
    ])
  }
}
