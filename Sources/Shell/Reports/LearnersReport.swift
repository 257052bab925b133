import Localization
import Markdown
import Study

/// Who learns here, the first who began first.
struct LearnersReport: Report {
  private struct Person: Encodable {
    let number: Int
    let name: String?
    let since: String
    let isHere: Bool
  }

  private let schema = "cloudtutor.learners/1"
  private let learners: [Person]

  private enum CodingKeys: String, CodingKey { case schema, learners }

  init(_ learners: [Learner], _ session: Session) {
    self.learners = learners.enumerated().map { number, learner in
      Person(
        number: number + 1, name: learner.name, since: learner.added.date,
        isHere: session.logbook.state.members.contains(learner.id))
    }
  }

  func document(_ words: MessageCatalogue) -> Document {
    Document([
      .numbered(
        learners.map { learner in
          let shown = learner.name ?? words(Message("without a name, since \(learner.since)"))
          return learner.isHere ? words(Message("\(shown) (now)")) : shown
        })
    ])
  }
}
