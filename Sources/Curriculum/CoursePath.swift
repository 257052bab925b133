public import Localization

/// In which order lessons are met.
public struct CoursePath: Sendable, Hashable {
  /// The self-learner's order, which begins with building.
  public let selfLearner: [String]
  /// The order of the course, for classes.
  public let course: [String]
  /// The commands that the first minute shows, known before every lesson.
  public let firstCommands: [String]
  /// The terms that the first minute shows.
  public let firstTerms: [Language: [String]]
}

extension CoursePath {
  init(_ node: DataNode) throws(ContentProblem) {
    selfLearner = try node.required("self").texts()
    course = try node["course"]?.texts() ?? selfLearner
    let first = node["first-minute"]
    firstCommands = try first?.required("commands").texts() ?? []
    var terms: [Language: [String]] = [:]
    for (key, texts) in first?["terms"]?.entries ?? [] { terms[Language(rawValue: key)] = try texts.texts() }
    firstTerms = terms
  }

  /// Several, one behind the other, and lessons that are on none; what the first minute shows is the first's.
  init(_ paths: [CoursePath], others: [String]) {
    selfLearner = paths.flatMap(\.selfLearner) + others
    course = paths.flatMap(\.course) + others
    firstCommands = paths.first?.firstCommands ?? []
    firstTerms = paths.first?.firstTerms ?? [:]
  }
}
