public import Localization

/// A question of any type, with all its languages.
public struct Question: Sendable, Hashable {
  /// What a question is for.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    /// A guess before a run: never graded, no card; the run is the answer.
    case predict
    case recall, understand, apply
    /// Sentences of the learner's own, kept and never graded.
    case ownWords = "own-words"
  }

  /// How it is answered.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case one, several
    case trueFalse = "true-false"
    case fillIn = "fill-in"
    case order, match
    /// Name the part to blame in a topology.
    case flaw
    /// Build what meets the goals, in a sandbox.
    case build
    case ownWords = "own-words"
  }

  /// One answer to choose.
  public struct Choice: Sendable, Hashable {
    /// Its permanent name.
    public let id: String
    /// Whether it is right.
    public let isRight: Bool
    /// What it says.
    public let text: LocalizedText
    /// Why it is right or wrong; a prediction has none.
    public let why: LocalizedText?
    /// The wrong idea that it stands for.
    public let misconception: String?
    /// What choosing it would type.
    public let does: String?
  }

  /// Two things that belong together.
  public struct Pair: Sendable, Hashable {
    /// What stands there.
    public let left: LocalizedText
    /// What is to be found for it.
    public let right: LocalizedText
  }

  /// Its permanent name.
  public let id: String
  /// The syllabus ids that it asks.
  public let covers: [String]
  /// What it is for.
  public let use: Use
  /// How it is answered.
  public let form: Form
  /// The question itself.
  public let prompt: LocalizedText
  /// The design that it is about, as a script.
  public let topology: String?
  /// Answers to choose; for `order`, the items in their right order.
  public let choices: [Choice]
  /// Things that belong together, for `match`.
  public let pairs: [Pair]
  /// The accepted texts by language, for `fillIn`.
  public let accepted: [Language: [String]]
  /// What must hold of the design after the right answer.
  public let goals: [Goal]
  /// A script that meets the goals, for `build`.
  public let solution: String?
  /// What is said after the answer to a question without choices.
  public let why: LocalizedText?
  /// What a good own answer mentions.
  public let points: [LocalizedText]
  /// A good own answer.
  public let model: LocalizedText?
  /// A hint, where there is one.
  public let hint: LocalizedText?
  /// The revision; grows when the meaning changes.
  public let revision: Int
  /// Where it stands.
  public let file: String
  /// The line in its file.
  public let line: Int

  /// The name of its file, which is that of the lesson that it belongs to.
  public var topic: String { String(file.split(separator: "/").last?.split(separator: ".").first ?? "") }
}

extension Question {
  init(_ node: DataNode) throws(ContentProblem) {
    id = try node.required("id").text()
    covers = try node.required("covers").texts()
    use = try node.required("use").word(Use.self)
    form = try node.required("type").word(Form.self)
    prompt = try node.required("prompt").localized()
    topology = try node["topology"]?.text()
    solution = try node["solution"]?.text()
    why = try node["why"]?.localized()
    model = try node["model"]?.localized()
    hint = try node["hint"]?.localized()
    revision = try node["rev"]?.number() ?? 1
    file = node.file
    line = node.line
    var goals: [Goal] = []
    for goal in node["goals"]?.elements ?? [] { goals.append(try Goal(goal)) }
    self.goals = goals
    var points: [LocalizedText] = []
    for point in node["points"]?.elements ?? [] { points.append(try point.localized()) }
    self.points = points
    var choices: [Choice] = []
    for choice in (node["choices"] ?? node["items"])?.elements ?? [] {
      choices.append(try Choice(choice, isItem: node["choices"] == nil))
    }
    self.choices = choices
    var pairs: [Pair] = []
    for pair in node["pairs"]?.elements ?? [] {
      pairs.append(Pair(left: try pair.required("left").localized(), right: try pair.required("right").localized()))
    }
    self.pairs = pairs
    var accepted: [Language: [String]] = [:]
    for (key, texts) in node["accept"]?.entries ?? [] { accepted[Language(rawValue: key)] = try texts.texts() }
    self.accepted = accepted
    try Self.checkShape(self, node)
  }

  private static func checkShape(_ question: Question, _ node: DataNode) throws(ContentProblem) {
    let right = question.choices.filter(\.isRight).count
    switch question.form {
    case .one where right != 1: throw node.problem(Message("A question of type `one` has exactly one right choice."))
    case .several where right < 1:
      throw node.problem(Message("A question of type `several` has at least one right choice."))
    case .trueFalse where right != 1 || question.choices.count != 2:
      throw node.problem(Message("A question of type `true-false` has two choices, one of them right."))
    case .flaw where right < 1 || question.topology == nil:
      throw node.problem(
        Message("A question of type `flaw` has a `topology` and names the part to blame as a right choice."))
    case .order where question.choices.count < 3:
      throw node.problem(Message("A question of type `order` has at least three `items`."))
    case .match where question.pairs.count < 2:
      throw node.problem(Message("A question of type `match` has at least two `pairs`."))
    case .fillIn where Language.required.contains { question.accepted[$0]?.isEmpty ?? true }:
      throw node.problem(Message("A question of type `fill-in` has accepted texts under `accept` for every language."))
    case .build where question.goals.isEmpty || question.solution == nil:
      throw node.problem(Message("A question of type `build` has `goals` and a `solution`."))
    case .ownWords where question.model == nil || question.points.isEmpty:
      throw node.problem(Message("A question of type `own-words` has `points` and a `model`."))
    default: break
    }
  }
}

extension Question.Choice {
  fileprivate init(_ node: DataNode, isItem: Bool) throws(ContentProblem) {
    id = try node.required("id").text()
    isRight = try node["right"]?.flag() ?? isItem
    text = try node.localized()
    why = try node["why"]?.localized()
    misconception = try node["misconception"]?.text()
    does = try node["does"]?.text()
  }
}
