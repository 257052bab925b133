import Curriculum
import Foundation
import Grading
import Localization
import TestSupport
import Testing

@testable import Shell

/// A copy of the example pack, to be spoiled.
private struct CopiedPack {
  static let example = Repository.root.appendingPathComponent("Examples/pack-offices")
  let folder: URL
  private let scratch: URL

  init() throws {
    scratch = FileManager.default.temporaryDirectory.appendingPathComponent("packs-\(UUID().uuidString)")
    folder = scratch.appendingPathComponent("offices")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Self.example, to: folder)
  }

  func remove() { try? FileManager.default.removeItem(at: scratch) }

  func write(_ text: String, to file: String) throws {
    let url = folder.appendingPathComponent(file)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  /// Replaces a text that must be there, everywhere in a file.
  func replace(_ old: String, by new: String, in file: String) throws {
    let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    try #require(text.contains(old))
    try write(text.replacingOccurrences(of: old, with: new), to: file)
  }

  var shelf: PackShelf { PackShelf([folder.path], beside: ContentLocation(folder: Repository.root)) }

  /// What is told of the pack, without the pack's own path.
  func words(_ shelf: PackShelf) -> [String] {
    shelf.notices.map { MessageCatalogue.english($0).replacingOccurrences(of: folder.path + "/", with: "") }
  }

  var told: [String] { words(shelf) }
}

@Suite struct PackTests {
  private static let (lab, questions) = ("Content/labs/offices-pharmacy.yaml", "Content/questions/offices-peering.yaml")
  private static let (en, ko) = ("Lessons/offices/offices-peering/en.md", "Lessons/offices/offices-peering/ko.md")
  private static let syllabus = "Content/syllabus.yaml"

  @Test func theExampleIsReadBesideTheCourse() throws {
    let shelf = PackShelf([CopiedPack.example.path], beside: ContentLocation(folder: Repository.root))
    #expect(shelf.notices.map { MessageCatalogue.english($0) } == [] && shelf.exitCode == .fine)
    #expect(shelf.curriculum.lessonFolders.contains { $0.id == "offices-peering" })
    #expect(shelf.curriculum.lab("offices-pharmacy") != nil && shelf.curriculum.question("offices-way-back") != nil)
    #expect(try shelf.curriculum.path.get().selfLearner.last == "offices-peering")
    #expect(try shelf.curriculum.syllabus.get().units.last?.id == "offices")
    #expect(shelf.curriculum.lab("payroll-groups") != nil)
  }

  /// One fault each: the file, what is replaced by what, and the place and words of what is told.
  static let faults: [(file: String, old: String, new: String, told: String)] = [
    (
      lab, "      route pharmacy.route-table 10.71.0.0/16 -> to-pharmacy\n", "",
      "offices-pharmacy.yaml:71: The solution"
    ),
    (lab, "`{part}`", "`{subnet}`", "Nothing fills the place `subnet` of the hint `gone`"),
    (lab, "hint: no-peering", "hint: no-way", "gets the hint `no-peering`, not `no-way`"),
    (questions, "- id: offices-same-block", "- id: three-tiers-order", "does not begin with `offices-`"),
    (
      questions, "- id: offices-same-block", "- id: offices-way-back",
      "offices-peering.yaml:145: The name `offices-way-back` is taken"
    ),
    (
      questions, "does: route store.route-table 10.61.0.0/16 -> to-store", "does: remove desk",
      "does not meet the goals"
    ),
    (questions, "covers: [offices.only-two]", "covers: [offices.both-sides]", "`offices.only-two` has 0 questions"),
    (en, "# => yes", "# => no", "en.md:54: `trace booking -> seats tcp/8080` answers yes, and the lesson says no"),
    (ko, "rev: 1", "rev: 2", "The revision differs"),
    (ko, "정하세요", "정하십시오", "Korean: 십시오"),
    (ko, "여행사가 신청하고", "TODO: 누가 신청하는지", "ko.md:30: This is still to be filled in"),
    (syllabus, "unit: offices", "unit: tiers", "syllabus.yaml:2: The name `tiers` is taken twice"),
    (syllabus, "unit: offices", "unit: bureaux", "The pack's syllabus has no unit `offices`"),
    (syllabus, "id: offices.only-two", "id: tier.net.nat", "The name `tier.net.nat` is taken twice"),
    ("Content/path.yaml", "self: [offices-peering]", "self: [offices-parking]", "There is no lesson `offices-parking`"),
    ("Content/glossary/offices.yaml", "id: transitive-peering", "id: vpc-peering", "`vpc-peering` is taken twice"),
  ]

  @Test(arguments: faults.indices) func aPackWithAProblemIsLeftOut(_ index: Int) throws {
    let fault = Self.faults[index]
    let pack = try CopiedPack()
    defer { pack.remove() }
    try pack.replace(fault.old, by: fault.new, in: fault.file)
    let shelf = pack.shelf
    let told = pack.words(shelf)
    #expect(told.contains { $0.contains(fault.told) }, "not told: \(fault.told)\n\(told.joined(separator: "\n"))")
    #expect(told.last?.contains("is left out") == true && shelf.exitCode == .findings)
    #expect(shelf.curriculum.packs.isEmpty && shelf.curriculum.lab("offices-pharmacy") == nil)
  }

  /// Files that the program would never read, or that would change the course.
  @Test(arguments: [
    "Content/rules/NET-01.yaml", "Content/messages/ko/Shell.yaml", "Content/tables/versions.yaml",
    "Content/question/more.yaml", "Content/questions/more.yml", "Lessons/offices/offices-peering/readme.txt",
    "Lessons/ko.md",
  ])
  func aFileThatIsNotReadIsToldOf(_ file: String) throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    try pack.write("title: x\n", to: file)
    #expect(pack.told.contains { $0.hasPrefix("\(file): No such file is read") })
  }

  @Test(arguments: ["vpc-and-route-tables", "payroll-groups", "shop-open"])
  func aPackCannotStandInTheCoursesPlace(_ id: String) throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    switch id {
    case "vpc-and-route-tables":
      for language in ["ko", "en"] {
        try pack.write("---\nid: \(id)\n---\n", to: "Lessons/offices/\(id)/\(language).md")
      }
    case "payroll-groups": try pack.replace("id: offices-pharmacy", by: "id: \(id)", in: Self.lab)
    default: try pack.write("add vpc other cidr=10.0.0.0/16\n", to: "Content/topologies/\(id).topology")
    }
    #expect(pack.told.contains { $0.contains("The name `\(id)` is taken twice") })
    let shelf = pack.shelf
    #expect(try !shelf.curriculum.script("shop-open").contains("other"))
    #expect(try shelf.curriculum.lesson("vpc-and-route-tables", .english).unit == "tiers")
  }

  @Test(arguments: [
    ("\u{1B}[2J", "U+1B"), ("\u{9B}31m", "U+9B"), ("\u{7}", "U+7"), ("\u{202E}", "U+202E"), ("a\rb", "U+D"),
  ])
  func controlCharactersAreRefusedWithTheirLine(_ text: String, _ code: String) throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    try pack.replace("Mind the addresses", by: "Mind \(text) the addresses", in: Self.en)
    let told = pack.told
    #expect(told.contains { $0.hasPrefix("\(Self.en):66: The control character \(code)") }, "\(told)")
    #expect(!told.contains { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
  }

  /// YAML writes them with escapes, too.
  @Test func controlCharactersAreRefusedBehindEscapes() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    try pack.replace("en: The clinic and the pharmacy", by: #"en: "The \e[31mclinic""#, in: Self.lab)
    let told = pack.told
    #expect(told.contains { $0.hasPrefix("\(Self.lab):6: A control character") }, "\(told)")
  }

  /// A lesson is checked by performing it, which must not reach the teacher's files.
  @Test(arguments: ["save \"%\"", "draw --to \"%.svg\"", "run \"%\"", "check \"%\"", "learner add Mallory", "lang ko"])
  func aLessonTouchesNoFile(_ command: String) throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    let file = pack.folder.appendingPathComponent("Content/stolen").path
    let command = command.replacingOccurrences(of: "%", with: file)
    for lesson in [Self.en, Self.ko] {
      try pack.replace("add peering to-bus in agency peer=bus accepted=yes", by: command, in: lesson)
    }
    let told = pack.told
    #expect(told.contains { $0.contains("does not belong in a lesson") }, "\(told)")
    #expect(!FileManager.default.fileExists(atPath: file) && !FileManager.default.fileExists(atPath: file + ".svg"))
  }

  @Test func linksOutOfThePackAreNotFollowed() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    let link = pack.folder.appendingPathComponent("Content/questions/passwords.yaml")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "/etc/passwd")
    #expect(pack.told.contains { $0.hasPrefix("Content/questions/passwords.yaml: The file is a link that leads out") })
    #expect(!pack.told.contains { $0.contains("root:") })
    try FileManager.default.removeItem(at: pack.folder.appendingPathComponent("Lessons"))
    try FileManager.default.createSymbolicLink(
      atPath: pack.folder.appendingPathComponent("Lessons").path, withDestinationPath: "/")
    #expect(pack.told.contains { $0.hasPrefix("Lessons: The file is a link that leads out") })
  }

  @Test func whatIsNoOrdinaryFileIsNotRead() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    try pack.write(String(repeating: "# \n", count: 1 << 19), to: "Content/questions/huge.yaml")
    #expect(mkfifo(pack.folder.appendingPathComponent("Content/labs/pipe.yaml").path, 0o600) == 0)
    try Data([0x2D, 0xFF, 0xFE]).write(to: pack.folder.appendingPathComponent("Content/labs/latin.yaml"))
    let told = pack.told
    #expect(told.contains { $0.hasPrefix("Content/questions/huge.yaml: The file is larger than 1 MB") })
    #expect(told.contains { $0.hasPrefix("Content/labs/pipe.yaml: The file cannot be read") })
    #expect(told.contains { $0.hasPrefix("Content/labs/latin.yaml: The file is not UTF-8") })
  }

  /// A text that only means to bring the reader down.
  @Test func deepNestingIsToldOf() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    try pack.write(String(repeating: "[", count: 200_000), to: "Content/questions/deep.yaml")
    #expect(pack.told.contains { $0.hasPrefix("Content/questions/deep.yaml") })
  }

  /// As Windows writes files.
  @Test func otherLineEndsAndAMarkInFrontAreRead() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    for file in [Self.en, Self.ko, Self.lab, Self.questions, Self.syllabus] {
      let text = try String(contentsOf: pack.folder.appendingPathComponent(file), encoding: .utf8)
      try pack.write("\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n"), to: file)
    }
    #expect(pack.told == [])
  }

  @Test func aMissingFolderAndAnEmptyOneAreToldOf() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    try FileManager.default.removeItem(at: pack.folder)
    #expect(
      pack.told.first == ": There is no such folder." || pack.told.first?.contains("There is no such folder") == true)
    #expect(pack.shelf.exitCode == .inputOutput)
    try FileManager.default.createDirectory(at: pack.folder, withIntermediateDirectories: true)
    #expect(pack.told.contains { $0.contains("The pack has no lessons and no content") })
  }

  /// What a check at a save need not run again is what the save does not concern.
  @Test func aCheckThatRemembersSaysWhatAFreshOneSays() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    let course = ContentLocation(folder: Repository.root)
    let packs = [ContentLocation(pack: pack.folder.path)]
    var watch = ContentWatch(course: course, packs: packs)
    #expect(watch.check().problems == [])
    let saves = [
      (Self.lab, "hint: no-peering", "hint: no-way"), (Self.questions, "-> to-store", "-> to-shop"),
      ("Content/topologies/offices-two.topology", "tcp/8080", "tcp/8081"),
      (Self.lab, "hint: no-way", "hint: no-peering"),
      (Self.ko, "정하세요", "정하십시오"), ("Content/topologies/offices-two.topology", "tcp/8081", "tcp/8080"),
      (Self.questions, "-> to-shop", "-> to-store"), (Self.ko, "정하십시오", "정하세요"),
    ]
    for (file, old, new) in saves {
      try pack.replace(old, by: new, in: file)
      var fresh = ContentWatch(course: course, packs: packs)
      let problems = watch.check().problems
      #expect(problems == fresh.check().problems, "\(file): \(new)")
    }
  }

  /// In the course's own folder, names need no unit before them, and a lesson says which it belongs to.
  @Test func theCourseGrowsInItsOwnFolder() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    let home = ContentLocation(folder: pack.folder.deletingLastPathComponent().appendingPathComponent("home"))
    for folder in ["Lessons", "Content"] {
      try FileManager.default.createDirectory(at: home.folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: Repository.root.appendingPathComponent(folder), to: home.folder.appendingPathComponent(folder))
    }
    var session = try session()
    #expect(session.say("content new lesson spare-parts --unit tiers").contains("Say where it is written"))
    session.authorsFolder = home
    #expect(session.say("content new lesson spare-parts").contains("Say which unit"))
    #expect(session.say("content new lesson spare-parts --unit tiers").contains("Lessons/tiers/spare-parts/ko.md"))
    #expect(session.say("content new lesson spare-parts --unit nowhere").contains("has no unit `nowhere`"))
    let curriculum = Curriculum(home)
    #expect(try curriculum.lesson("spare-parts", .korean).covers.count == 1)
    #expect(session.say("content new lab three-tiers --unit tiers").contains("is taken already"))
  }

  /// The guide for authors shows a lesson, a question and a lab, which must pass what it describes.
  @Test func theGuidesExamplesPassTheCheck() throws {
    let home = FileManager.default.temporaryDirectory.appendingPathComponent("guide-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: home) }
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    for folder in ["Lessons", "Content"] {
      try FileManager.default.copyItem(
        at: Repository.root.appendingPathComponent(folder), to: home.appendingPathComponent(folder))
    }
    let guide = try String(
      contentsOf: Repository.root.appendingPathComponent("Sources/cloudtutor/cloudtutor.docc/Authors.md"),
      encoding: .utf8)
    func example(_ fence: String, beginning start: String) throws -> String {
      let begin = try #require(guide.range(of: "\n\(fence)\n\(start)"))
      let text = guide[begin.lowerBound...].dropFirst(fence.count + 2)
      let mark = String(fence.prefix { $0 == "`" })
      let end = try #require(text.range(of: "\n\(mark)\n"))
      return text[..<end.lowerBound] + "\n"
    }
    let lesson = try example("````", beginning: "---\nid: cut-a-route")
    let examples = [
      ("Lessons/tiers/cut-a-route/en.md", lesson), ("Lessons/tiers/cut-a-route/ko.md", lesson),
      ("Content/questions/cut-a-route.yaml", try example("```yaml", beginning: "- id: recall-cut-route")),
      ("Content/labs/close-one-door.yaml", try example("```yaml", beginning: "id: close-one-door")),
    ]
    for (file, text) in examples {
      let url = home.appendingPathComponent(file)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let curriculum = Curriculum(ContentLocation(folder: home))
    let result = ContentCheck(curriculum, runner: LessonRunner(curriculum)).run()
    #expect(result.problems.map { "\($0.place): \(MessageCatalogue.english($0.message))" } == [])
    #expect(curriculum.question("recall-cut-route") != nil && curriculum.lab("close-one-door") != nil)
  }

  @Test func twoPacksMayNotHaveOneUnit() throws {
    let pack = try CopiedPack()
    defer { pack.remove() }
    let shelf = PackShelf(
      [CopiedPack.example.path, pack.folder.path], beside: ContentLocation(folder: Repository.root))
    #expect(shelf.curriculum.packs.map(\.pack) == [CopiedPack.example.path])
    #expect(shelf.notices.contains { MessageCatalogue.english($0).contains("`offices` is taken twice") })
  }
}
