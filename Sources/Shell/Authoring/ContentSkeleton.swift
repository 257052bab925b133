import Curriculum
import Foundation
import Localization

/// The files with which a lesson, a question or a lab begins, in both languages. What is to be filled in says so,
/// and the content check holds the author to it.
struct ContentSkeleton {
  enum Kind: String, CaseIterable {
    case lesson, lab, question
  }

  private let kind: Kind
  private let name: String
  private let given: String?
  private let folder: ContentLocation
  private let curriculum: Curriculum

  /// - Parameters:
  ///   - unit: the unit's name; nil takes it from the beginning of `name`.
  ///   - folder: a pack, or the course's own folder.
  init(_ kind: Kind, _ name: String, unit: String?, in folder: ContentLocation, _ curriculum: Curriculum) {
    (self.kind, self.name, given, self.folder, self.curriculum) = (kind, name, unit, folder, curriculum)
  }

  /// Writes the files, none over one that is there, and gives their names.
  func write() throws(CommandError) -> [String] {
    guard ContentName.isWellFormed(name) else {
      throw .refused(Message("The name `\(name)` has other characters than `a-z`, `0-9` and `-`."))
    }
    guard !isTaken else { throw .refused(Message("The name `\(name)` is taken already.")) }
    let units = try known()
    let unit = try unit(of: units)
    var files: [(path: String, skeleton: String)] = []
    if !units.contains(where: { $0.id == unit }) { files.append(("Content/syllabus.yaml", "syllabus.yaml")) }
    switch kind {
    case .lesson:
      for language in Language.required {
        files.append(("Lessons/\(unit)/\(name)/\(language).md", "lesson.\(language).md"))
      }
    case .lab: files.append(("Content/labs/\(name).yaml", "lab.yaml"))
    case .question:
      files.append(("Content/questions/\(name).yaml", "question.yaml"))
      files.append(("Content/misconceptions/\(name).yaml", "misconception.yaml"))
    }
    let fact = units.first { $0.id == unit }?.entries.first?.id ?? firstFact(of: unit)
    for (path, _) in files where FileManager.default.fileExists(atPath: folder.folder.appending(path: path).path) {
      throw .refused(Message("The file `\(folder.shown(path))` is there already and is not written over."))
    }
    for (path, skeleton) in files { try write(path, skeleton, unit: unit, fact: fact) }
    return files.map { folder.shown($0.path) }
  }

  private func write(_ path: String, _ skeleton: String, unit: String, fact: String) throws(CommandError) {
    let text: String
    do throws(ContentProblem) { text = try curriculum.skeleton(skeleton) } catch {
      throw .inputOutput(Message("\(error.file): \(error.message)"))
    }
    let filled = text.replacing("{id}", with: name).replacing("{unit}", with: unit).replacing("{fact}", with: fact)
    let file = folder.folder.appending(path: path)
    do {
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(filled.utf8).write(to: file, options: .withoutOverwriting)
    } catch {
      throw .inputOutput(Message("The file `\(folder.shown(path))` cannot be written: \(FilePath.reason(error))"))
    }
  }

  /// The units of the folder itself.
  private func known() throws(CommandError) -> [Syllabus.Unit] {
    switch curriculum.syllabus {
    case .success(let syllabus):
      let course = curriculum.packs.map { $0.shown("") }
      return syllabus.units.filter { unit in
        folder.pack == nil
          ? !course.contains(where: unit.file.hasPrefix) : unit.file.hasPrefix(folder.shown(""))
      }
    case .failure(let problem):
      throw .inputOutput(Message("\(problem.place): \(problem.message)"))
    }
  }

  private func unit(of units: [Syllabus.Unit]) throws(CommandError) -> String {
    let named = given ?? units.map(\.id).filter { name.hasPrefix($0 + "-") }.max { $0.count < $1.count }
    guard let unit = named else {
      throw .refused(Message("Say which unit it belongs to: `content new \(kind.rawValue) \(name) --unit UNIT`"))
    }
    guard ContentName.isWellFormed(unit) else {
      throw .refused(Message("The name `\(unit)` has other characters than `a-z`, `0-9` and `-`."))
    }
    guard folder.pack == nil || name.hasPrefix(unit + "-") else {
      throw .refused(Message("Names in a pack begin with their unit, as `\(unit)-\(name)` does."))
    }
    guard !units.isEmpty, !units.contains(where: { $0.id == unit }) else { return unit }
    throw .refused(Message("`\(folder.shown("Content/syllabus.yaml"))` has no unit `\(unit)`; write it there first."))
  }

  private var isTaken: Bool {
    curriculum.lessonFolders.contains { $0.id == name } || curriculum.question(name) != nil
      || curriculum.lab(name) != nil
  }

  /// The syllabus id of a unit's first lesson: `clinic.copies` of `clinic-copies`.
  private func firstFact(of unit: String) -> String {
    name.hasPrefix(unit + "-") ? "\(unit).\(name.dropFirst(unit.count + 1))" : "\(unit).\(name)"
  }
}
