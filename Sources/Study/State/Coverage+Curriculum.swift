public import Curriculum
import Localization

extension Coverage {
  /// What the lessons, questions and labs of a curriculum cover, as far as their files can be read.
  ///
  /// Predictions and own words are never graded, so they show nothing.
  public init(_ curriculum: Curriculum) {
    let lessons = curriculum.lessonFolders.compactMap { try? curriculum.lesson($0.id, .english) }
    let questions = curriculum.questions.all.filter { $0.use != .predict && $0.use != .ownWords }
    self.init(
      lessons: Dictionary(lessons.map { ($0.id, $0.covers) }, uniquingKeysWith: { first, _ in first }),
      questions: Dictionary(questions.map { ($0.id, $0.covers) }, uniquingKeysWith: { first, _ in first }),
      labs: Dictionary(curriculum.labs.all.map { ($0.id, $0.covers) }, uniquingKeysWith: { first, _ in first }),
      building: Set((try? curriculum.syllabus.get())?.entries.filter(\.isBuilding).map(\.id) ?? []))
  }
}
