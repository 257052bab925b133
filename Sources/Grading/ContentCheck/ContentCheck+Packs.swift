import Curriculum
import Localization
import Topology

extension ContentCheck {
  /// What holds of packs alone: only files that are read, units and names of their own. And nothing that is still
  /// to be filled in, which holds of the course as well.
  mutating func checkPacks() {
    for pack in packs {
      checkLayout(pack)
      checkNames(pack)
    }
    for location in packs.isEmpty ? [curriculum.location] : packs { checkGaps(in: location) }
  }

  /// The names of a pack's own units.
  func unitNames(of pack: ContentLocation) -> [String] {
    ((try? curriculum.syllabus.get())?.units ?? []).filter { $0.file.hasPrefix(pack.shown("")) }.map(\.id)
  }

  /// A file that nobody reads is one whose author waits for it in vain.
  private mutating func checkLayout(_ pack: ContentLocation) {
    let files = pack.files
    guard pack.isThere else { return problem(pack.shown(""), nil, Message("There is no such folder.")) }
    guard pack.isReadable else { return problem(pack.shown(""), nil, Message("The folder cannot be read.")) }
    if files.isEmpty { problem(pack.shown("Lessons"), nil, Message("The pack has no lessons and no content.")) }
    for file in files where !Self.isRead(file) {
      problem(pack.shown(file), nil, Message("No such file is read of a pack."))
    }
  }

  private static func isRead(_ file: String) -> Bool {
    let names = file.split(separator: "/").map(String.init)
    guard let last = names.last else { return false }
    switch (names.count, names.first, names.dropFirst().first) {
    case (4, "Lessons", _): return last.hasSuffix(".md") && last.count == 5
    case (2, "Content", _): return last == "syllabus.yaml" || last == "path.yaml"
    case (3, "Content", "topologies"): return last.hasSuffix(".topology")
    case (3, "Content", let folder?):
      return ["questions", "labs", "misconceptions", "glossary", "services"].contains(folder) && last.hasSuffix(".yaml")
    default: return false
    }
  }

  /// Names begin with a unit of the pack's own, so that they are never those of the course, nor of another pack:
  /// learners' progress is kept under them.
  private mutating func checkNames(_ pack: ContentLocation) {
    guard case .success(let syllabus) = curriculum.syllabus, !pack.files.isEmpty else { return }
    let units = syllabus.units.filter { $0.file.hasPrefix(pack.shown("")) }
    guard !units.isEmpty else {
      return problem(pack.shown("Content/syllabus.yaml"), nil, Message("A pack says here which units it has."))
    }
    let names = units.map(\.id)
    for unit in units {
      checkForm(unit.id, unit.file, unit.line)
      for entry in unit.entries where !entry.id.hasPrefix(unit.id + ".") {
        problem(unit.file, entry.line, Message("The name `\(entry.id)` does not begin with `\(unit.id).`."))
      }
    }
    for folder in curriculum.lessonFolders where folder.location == pack {
      checkName(folder.id, of: names, folder.shown, nil)
      if !names.contains(folder.unit) {
        problem(folder.shown, nil, Message("The pack's syllabus has no unit `\(folder.unit)`."))
      }
    }
    func isOwn(_ file: String) -> Bool { file.hasPrefix(pack.shown("")) }
    for lab in curriculum.labs.all where isOwn(lab.file) { checkName(lab.id, of: names, lab.file, 1) }
    for question in curriculum.questions.all where isOwn(question.file) {
      checkName(question.id, of: names, question.file, question.line)
    }
    for idea in curriculum.misconceptions.all where isOwn(idea.file) {
      checkName(idea.id, of: names, idea.file, idea.line)
    }
    for term in curriculum.glossary.all where isOwn(term.file) { checkForm(term.id, term.file, term.line) }
    for design in curriculum.designs where design.location == pack {
      checkForm(design.name, pack.shown("Content/topologies/\(design.name).topology"), nil)
    }
  }

  private mutating func checkName(_ name: String, of units: [String], _ file: String, _ line: Int?) {
    checkForm(name, file, line)
    guard !units.contains(where: { name.hasPrefix($0 + "-") }) else { return }
    problem(file, line, Message("The name `\(name)` does not begin with `\(units.joined(separator: "-`, `"))-`."))
  }

  private mutating func checkForm(_ name: String, _ file: String, _ line: Int?) {
    guard !ContentName.isWellFormed(name) else { return }
    problem(file, line, Message("The name `\(name)` has other characters than `a-z`, `0-9` and `-`."))
  }

  /// Places that the author still has to fill in, and files that cannot be read at all.
  private mutating func checkGaps(in location: ContentLocation) {
    for file in location.files where !file.hasPrefix(Curriculum.skeletons) {
      do throws(ContentProblem) {
        let text = try location.text(file)
        guard text.contains("TODO") else { continue }
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          guard let mark = line.firstRange(of: "TODO") else { continue }
          var rest = line[mark.upperBound...].drop { $0 == ":" || $0 == " " }
          // What closes the text in YAML is none of it.
          while let last = rest.last, "\"}".contains(last) { rest.removeLast() }
          rest = rest.prefix(60)
          problem(location.shown(file), number + 1, Message("This is still to be filled in: \(String(rest))"))
        }
      } catch {
        result.problems.append(error)
      }
    }
  }
}
