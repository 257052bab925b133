import CommandLanguage
import Foundation
public import Localization
public import Topology

/// All lessons, questions, labs and data, read from their files when they are first asked for.
///
/// A class, because what was read is kept. Belongs to one session and is not shared between threads.
public final class Curriculum {
  /// Where the course's files are.
  public let location: ContentLocation
  /// Teachers' own packs, read beside the course in the same way. They add, and change nothing.
  public let packs: [ContentLocation]
  private var lessons: [String: Lesson] = [:]
  private var topologies: [String: Topology] = [:]
  private var ruleWords: [String: RuleWords] = [:]

  private var locations: [ContentLocation] { [location] + packs }

  /// Creates a curriculum over the course's folder and those of packs. Nothing is read yet.
  public init(_ location: ContentLocation, packs: [ContentLocation] = []) {
    self.location = location
    self.packs = packs
  }

  /// The words of a language. A file that cannot be read leaves English in its place.
  public func catalogue(_ language: Language) -> MessageCatalogue {
    let folder = "Content/messages/\(language)"
    var texts: [String: String] = [:]
    for name in location.names(in: folder) where name.hasSuffix(".yaml") {
      guard let text = try? location.text("\(folder)/\(name)"), let node = try? DataNode(text, file: name) else {
        continue
      }
      for (key, value) in node.entries { if let text = try? value.text() { texts[key] = text } }
    }
    return MessageCatalogue(language, texts: texts)
  }

  /// A lesson's folder: its unit, its name, and where both stand.
  public struct LessonFolder: Sendable, Hashable {
    /// The unit's folder.
    public let unit: String
    /// The lesson's own folder, which has its name.
    public let id: String
    /// The course or the pack.
    public let location: ContentLocation

    func path(_ language: Language) -> String { "Lessons/\(unit)/\(id)/\(language).md" }
    /// The folder as people read it.
    public var shown: String { location.shown("Lessons/\(unit)/\(id)") }
  }

  /// The folders of lessons, those of packs behind.
  public lazy var lessonFolders: [LessonFolder] = locations.flatMap { location in
    location.names(in: "Lessons").flatMap { unit in
      location.names(in: "Lessons/\(unit)").map { LessonFolder(unit: unit, id: $0, location: location) }
    }
  }

  /// A lesson in a language.
  ///
  /// - Throws: a problem when there is no such lesson or its file cannot be read.
  public func lesson(_ id: String, _ language: Language) throws(ContentProblem) -> Lesson {
    if let lesson = lessons["\(id) \(language)"] { return lesson }
    guard let folder = lessonFolders.first(where: { $0.id == id }) else {
      throw ContentProblem("Lessons", Message("There is no lesson `\(id)`."))
    }
    let path = folder.path(language)
    let lesson = try Lesson(
      try folder.location.text(path), file: folder.location.shown(path), unit: folder.unit, language: language)
    lessons["\(id) \(language)"] = lesson
    return lesson
  }

  /// A lesson and all that it requires, at any depth; those that cannot be read are left out.
  public func lessons(behind id: String, _ language: Language) -> Set<String> {
    var found: Set<String> = []
    var waiting = [id]
    while let id = waiting.popLast() {
      guard !found.contains(id), let lesson = try? lesson(id, language) else { continue }
      found.insert(id)
      waiting += lesson.requires
    }
    return found
  }

  /// The codes of rules that a lesson names, in its text or as what a `try` states.
  public func rules(in id: String, _ language: Language) -> Set<String> {
    guard let lesson = try? lesson(id, language), let text = try? body(of: lesson) else { return [] }
    return Set(text.matches(of: /\b[A-Z][A-Z0-9]*-[0-9]{2}\b/).map { String($0.output) })
  }

  /// The text of a lesson without its front matter, as its author wrote it.
  ///
  /// - Throws: a problem when the file cannot be read.
  public func body(of lesson: Lesson) throws(ContentProblem) -> String {
    guard let folder = lessonFolders.first(where: { $0.id == lesson.id }) else { return "" }
    let text = try folder.location.text(folder.path(lesson.language))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let end = lines.dropFirst().firstIndex(of: "---") else { return "" }
    return lines[(end + 1)...].joined(separator: "\n")
  }

  /// All questions of readable files, and what is wrong with the others.
  public lazy var questions: (all: [Question], problems: [ContentProblem]) = elements(in: "Content/questions") {
    node throws(ContentProblem) in try Question(node)
  }

  /// The question with a name; nil when there is none.
  public func question(_ id: String) -> Question? { questionsByID[id] }

  private lazy var questionsByID = Dictionary(
    questions.all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// All labs of readable files, and what is wrong with the others.
  public lazy var labs: (all: [Lab], problems: [ContentProblem]) = elements(in: "Content/labs", isList: false) {
    node throws(ContentProblem) in try Lab(node)
  }

  /// The lab with a name; nil when there is none.
  public func lab(_ id: String) -> Lab? { labs.all.first { $0.id == id } }

  /// All misconceptions of readable files, and what is wrong with the others.
  public lazy var misconceptions: (all: [Misconception], problems: [ContentProblem]) = elements(
    in: "Content/misconceptions"
  ) { node throws(ContentProblem) in try Misconception(node) }

  /// The services of the catalogue, and what is wrong with files that cannot be read.
  public lazy var services: (all: [CatalogueService], problems: [ContentProblem]) = elements(in: "Content/services") {
    node throws(ContentProblem) in try CatalogueService(node)
  }

  /// What people look for a service for, in the order in which the catalogue lists it.
  public lazy var needs: Result<[CatalogueService.Need], ContentProblem> = list("Content/needs.yaml") {
    node throws(ContentProblem) in try CatalogueService.Need(node)
  }

  /// The three large providers.
  public lazy var providers: Result<[CloudProvider], ContentProblem> = list("Content/providers.yaml") {
    node throws(ContentProblem) in try CloudProvider(node)
  }

  /// The terms of the glossary, and what is wrong with files that cannot be read.
  public lazy var glossary: (all: [GlossaryTerm], problems: [ContentProblem]) = elements(in: "Content/glossary") {
    node throws(ContentProblem) in try GlossaryTerm(node)
  }

  /// The list of all that is taught, packs' own units behind.
  public lazy var syllabus: Result<Syllabus, ContentProblem> = joined("Content/syllabus.yaml") {
    node throws(ContentProblem) in try Syllabus(node)
  }.map { Syllabus(units: $0.flatMap(\.units)) }

  /// The order of lessons, packs' own behind; a pack that says none has that of its folders.
  public lazy var path: Result<CoursePath, ContentProblem> = joined("Content/path.yaml") {
    node throws(ContentProblem) in try CoursePath(node)
  }.map { paths in
    let ordered = Set(packs.filter { $0.exists("Content/path.yaml") })
    let others = lessonFolders.filter { $0.location.pack != nil && !ordered.contains($0.location) }.map(\.id)
    return CoursePath(paths, others: others)
  }

  /// What people read about a rule.
  ///
  /// - Throws: a problem when there is no such file or it cannot be read.
  public func words(ofRule code: String) throws(ContentProblem) -> RuleWords {
    if let words = ruleWords[code] { return words }
    let words = try read("Content/rules/\(code).yaml") { node throws(ContentProblem) in try RuleWords(node) }.get()
    ruleWords[code] = words
    return words
  }

  /// What changes at AWS from month to month: versions and instance types, with their dates.
  public lazy var serviceTables: Result<ServiceTables, ContentProblem> = {
    do throws(ContentProblem) {
      let versions = try tables("versions") { node throws(ContentProblem) in try VersionTable(node) }
      let instances = try tables("instances") { node throws(ContentProblem) in try InstanceTable(node) }
      return .success(ServiceTables(versions: versions, instances: instances))
    } catch {
      return .failure(error)
    }
  }()

  /// The tables of a file, by name.
  private func tables<Table>(
    _ name: String, _ make: (DataNode) throws(ContentProblem) -> Table
  ) throws(ContentProblem) -> [String: Table] {
    try read("Content/tables/\(name).yaml") { node throws(ContentProblem) in
      var tables: [String: Table] = [:]
      for (name, node) in node.entries { tables[name] = try make(node) }
      return tables
    }.get()
  }

  /// The folder of what new files begin with.
  public static let skeletons = "Content/skeletons"

  /// What a new file begins with.
  ///
  /// - Throws: a problem when it cannot be read.
  public func skeleton(_ name: String) throws(ContentProblem) -> String {
    try location.text("\(Self.skeletons)/\(name)")
  }

  /// The names of the designs that come with the program and its packs.
  public lazy var topologyNames: [String] = designs.map(\.name)

  /// Where each design stands.
  public lazy var designs: [(name: String, location: ContentLocation)] = locations.flatMap { location in
    location.names(in: "Content/topologies").filter { $0.hasSuffix(".topology") }
      .map { (String($0.dropLast(9)), location) }
  }

  /// A design that comes with the program, as text.
  ///
  /// - Throws: a problem when there is none of that name.
  public func script(_ name: String) throws(ContentProblem) -> String {
    guard let location = designs.first(where: { $0.name == name })?.location else {
      throw ContentProblem("Content/topologies", Message("There is no design `\(name)`."))
    }
    return try location.text("Content/topologies/\(name).topology")
  }

  /// A design that comes with the program.
  ///
  /// - Throws: a problem when there is none of that name, or a statement in it cannot be.
  public func topology(_ name: String) throws(ContentProblem) -> Topology {
    if let topology = topologies[name] { return topology }
    let text = try script(name)
    do {
      let topology = try Script.apply(text)
      topologies[name] = topology
      return topology
    } catch {
      let location = designs.first { $0.name == name }?.location ?? location
      throw ContentProblem(
        location.shown("Content/topologies/\(name).topology"), line: error.span?.line, error.message)
    }
  }

  private func read<Value>(_ file: String, _ make: (DataNode) throws(ContentProblem) -> Value) -> Result<
    Value, ContentProblem
  > {
    do throws(ContentProblem) {
      return .success(try make(try DataNode(try location.text(file), file: file)))
    } catch {
      return .failure(error)
    }
  }

  /// What a file says of the course and of each pack that has it.
  private func joined<Value>(_ path: String, _ make: (DataNode) throws(ContentProblem) -> Value) -> Result<
    [Value], ContentProblem
  > {
    do throws(ContentProblem) {
      var values: [Value] = []
      for location in locations where location.pack == nil || location.exists(path) {
        values.append(try make(try DataNode(try location.text(path), file: location.shown(path))))
      }
      return .success(values)
    } catch {
      return .failure(error)
    }
  }

  /// The members of a file's list; none where there is no such file.
  private func list<Value>(_ file: String, _ make: (DataNode) throws(ContentProblem) -> Value) -> Result<
    [Value], ContentProblem
  > {
    guard location.exists(file) else { return .success([]) }
    return read(file) { node throws(ContentProblem) in
      var values: [Value] = []
      for element in node.elements { values.append(try make(element)) }
      return values
    }
  }

  /// What all files of a folder hold, one value a list element, with the problems of those that cannot be read.
  private func elements<Value>(
    in folder: String, isList: Bool = true, _ make: (DataNode) throws(ContentProblem) -> Value
  ) -> (all: [Value], problems: [ContentProblem]) {
    var all: [Value] = []
    var problems: [ContentProblem] = []
    for location in locations {
      for name in location.names(in: folder) where name.hasSuffix(".yaml") {
        do throws(ContentProblem) {
          let path = "\(folder)/\(name)"
          let root = try DataNode(try location.text(path), file: location.shown(path))
          for node in isList ? root.elements : [root] {
            do throws(ContentProblem) { all.append(try make(node)) } catch { problems.append(error) }
          }
        } catch {
          problems.append(error)
        }
      }
    }
    return (all, problems)
  }
}
