public import Curriculum
public import Localization

/// What the content check found.
public struct ContentResult: Sendable {
  /// How far one syllabus id is covered.
  public struct Coverage: Sendable {
    /// The id.
    public let id: String
    /// The lessons that teach it.
    public let lessons: Int
    /// The questions that ask it, predictions and own words left out.
    public let questions: Int
    /// The rules and lab goals that check it.
    public let checks: Int
  }

  /// How many lessons there are in each language.
  public internal(set) var lessons: [Language: Int] = [:]
  /// How many questions there are.
  public internal(set) var questions = 0
  /// How many labs there are.
  public internal(set) var labs = 0
  /// How many terms the glossary has.
  public internal(set) var glossary = 0
  /// How many services the catalogue has.
  public internal(set) var services = 0
  /// How far each id of the syllabus is covered.
  public internal(set) var syllabus: [Coverage] = []
  /// Units for which nothing is written yet; listed, not failed.
  public internal(set) var unwritten: [String] = []
  /// What is wrong.
  public internal(set) var problems: [ContentProblem] = []
  /// What the next check need not find out again.
  public internal(set) var memory = ContentMemory()
}
