import Curriculum
import Foundation
import Grading
import Localization
import TestSupport
import Testing

@testable import Shell

/// A pack of two lessons and a lab in a folder of its own, to be spoiled.
private struct Pack {
  let folder: URL

  private static let files = [
    "Lessons/tiers/vpc-and-route-tables", "Lessons/tiers/out-but-not-in", "Content/questions/vpc-and-route-tables.yaml",
    "Content/questions/out-but-not-in.yaml", "Content/labs/booking-two-zones.yaml",
    "Content/labs/honey-and-scales.yaml",
    "Content/topologies",
    "Content/misconceptions", "Content/rules", "Content/tables", "Content/path.yaml", "Content/syllabus.yaml",
    "Content/services", "Content/glossary", "Content/needs.yaml", "Content/providers.yaml",
  ]

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)")
    for file in Self.files {
      let target = folder.appendingPathComponent(file)
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: Repository.root.appendingPathComponent(file), to: target)
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Replaces a text that must be there.
  func replace(_ old: String, by new: String, in file: String) throws {
    let url = folder.appendingPathComponent(file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try text.replacingOccurrences(of: old, with: new).write(to: url, atomically: true, encoding: .utf8)
  }

  /// What the content check says, a line a problem.
  func problems() -> [String] {
    let curriculum = Curriculum(ContentLocation(folder: folder))
    return ContentCheck(curriculum, runner: LessonRunner(curriculum)).run().problems
      .map { "\($0.file): \(MessageCatalogue.english($0.message))" }
      // Two lessons cannot cover the syllabus, nor be all that the path, rules and misconceptions point to.
      .filter {
        !$0.hasPrefix("Content/syllabus.yaml") && !$0.hasPrefix("Content/path.yaml") && !$0.hasPrefix("Content/rules")
          && !$0.hasPrefix("Content/misconceptions")
      }
  }
}

@Suite struct ContentCheckTests {
  private static let (lab, questions) = ("Content/labs/booking-two-zones.yaml", "Content/questions/out-but-not-in.yaml")
  private static let (versions, instances) = ("Content/tables/versions.yaml", "Content/tables/instances.yaml")
  private static let (services, glossary) = ("Content/services/compute.yaml", "Content/glossary/tiers.yaml")
  private static let (ko, en) = ("Lessons/tiers/out-but-not-in/ko.md", "Lessons/tiers/out-but-not-in/en.md")

  /// One fault each: the file, what is replaced by what, and what the check must say.
  static let faults: [(file: String, old: String, new: String, says: String)] = [
    (lab, "route private-c-rt 0.0.0.0/0 -> nat-c", "", "The solution `new-private-subnets`"),
    (
      lab, "fails: [private]\n    hint: still-public", "fails: [closed]\n    hint: still-public",
      "The near-miss `close-the-port-only` misses private"
    ),
    (lab, "hint: nat-place", "hint: no-nat", "gets the hint `nat-place`, not `no-nat`"),
    (lab, "remove book-a; remove book-c", "remuve book-a", "The near-miss `servers-removed` fails"),
    (lab, "{rule: NET-03}", "{rule: NET-99}", "There is no rule NET-99"),
    (services, "kinds: [lambda]", "kinds: []", "No service of the catalogue tells of the kind `lambda`"),
    (services, "kinds: [lambda]", "kinds: [lambda, ec2]", "The name `ec2` is taken twice"),
    (lab, "{rule: NET-03}", "{count: nat-gateway, is: 0}", "There is no kind `nat-gateway`"),
    (lab, "{rule: NET-03}", "{count: nat, with: {place: [a]}, is: 0}", "The kind `nat` has no attribute `place`"),
    (lab, "{rule: NET-03}", "{any: [{rule: NET-03}, {rule: NET-99}]}", "There is no rule NET-99"),
    (lab, "{rule: NET-03}", "{any: [{rule: NET-03}]}", "`any` needs two ways or more"),
    (questions, "- id: public-by-route", "- id: nat-second-zone", "The name `nat-second-zone` is taken twice"),
    (
      questions, "misconception: outbound-needs-public-ip", "misconception: nobody-thinks-so",
      "There is no misconception `nobody-thinks-so`"
    ),
    (questions, "set app-c public-ip=yes", "set app-c public-ip=maybe", "What the choice"),
    (questions, "    - id: route-to-nat\n      right: true", "    - id: route-to-nat", "exactly one right choice"),
    (
      questions, "unroute private-c-rt 0.0.0.0/0\n        route private-c-rt 0.0.0.0/0 -> nat-a",
      "set app-c public-ip=no", "does not meet the goals"
    ),
    (
      questions, "covers: [tier.net.nat, tier.net.subnets]", "covers: [tier.net.gnat]",
      "The syllabus has no `tier.net.gnat`"
    ),
    (questions, "use: recall", "use: [recall", "This is not YAML"),
    (ko, "rev: 1", "rev: 2", "The revision differs"),
    (versions, "advised: \"8.4\"", "advised: \"5.7\"", "The version that is advised is out of support"),
    (versions, "until: 2026-07-31", "until: 2026-07", "is no day"),
    (versions, "extended: 2032-07-31", "extended: 2028-07-31", "ends before standard support"),
    (versions, "checked: 2026-11-22", "", "`checked` is missing"),
    (instances, "source: https://docs.aws.amazon.com/ec2", "source: somewhere/ec2", "The address of a page"),
    (instances, "retired: [t1, m1", "retired: [t1, m77", "There is no family `m77`"),
    (ko, "route private-rt 0.0.0.0/0 -> nat-a", "route private-rt 0.0.0.0/0 -> gate", "The steps differ"),
    (ko, "정말 아무나", "정말 서버을(를) 아무나", "doubledParticle"),
    (
      en, "add route-table private-rt in shop", "add route-tabel private-rt in shop",
      "fails: There is no kind `route-tabel`"
    ),
    (
      en, "show private-a                        # => public", "show private-a                        # => private",
      "answers public, and the lesson says private"
    ),
    // What stands before an equals sign leaves no blank.
    (en, "# gap: public-a", "# gap: eip", "The gap's `eip` is no word of the command"),
    (en, "commands: [set, remove]", "commands: [set]", "The command `remove` is used before a lesson introduces it"),
    (en, "terms: [public subnet, private subnet, NAT gateway]", "terms: [a, b, c, d]", "at most three new terms"),
    ("Content/needs.yaml", "ko: 코드를 실행하기,", "ko: 코드를, 함수를 실행하기,", "A text with a comma stands in quotation marks"),
    (services, "need: run-code", "need: run-cod", "The catalogue has no need `run-cod`"),
    (services, "kinds: [lambda]", "kinds: [lamda]", "There is no kind `lamda`"),
    (services, "covers: [aws.eks]", "covers: [aws.ekz]", "The syllabus has no `aws.ekz`"),
    (services, "- id: eks", "- id: ecs", "The name `ecs` is taken twice"),
    (services, "    azure: {name: \"Azure Functions\"", "    azur: {name: \"Azure Functions\"", "no provider `azur`"),
    ("Content/providers.yaml", "percent: 23", "percent: many", "A whole number should stand here"),
    (glossary, "see: [subnet, cidr-block]", "see: [subnets]", "The glossary has no term `subnets`"),
    (glossary, "ko: [\"리전\"]", "ko: []", "The text for `ko` is missing here"),
    (glossary, "en: [\"Availability Zone\", \"AZ\"]", "en: [\"Availability Zone\", \"VPC\"]", "`VPC` is taken twice"),
    (glossary, "en: [\"NAT gateway\", \"NAT\"]", "en: [\"NAT\"]", "The glossary has no term `NAT gateway`"),
    (en, "```lab booking-two-zones", "```lab booking-three-zones", "There is no lab `booking-three-zones`"),
    (en, "requires: [vpc-and-route-tables]", "requires: [nothing]", "There is no lesson `nothing`"),
  ]

  @Test func thereIsNoProblemInTheContent() {
    let curriculum = Curriculum(ContentLocation(folder: Repository.root))
    let result = ContentCheck(curriculum, runner: LessonRunner(curriculum)).run()
    #expect(result.problems.map { "\($0.file):\($0.line ?? 0): \(MessageCatalogue.english($0.message))" } == [])
    #expect(result.lessons[.korean] == result.lessons[.english])
    #expect(result.questions >= 40 && result.labs >= 3)
  }

  @Test func thePackIsRightAsItIs() throws {
    let pack = try Pack()
    defer { pack.remove() }
    #expect(pack.problems() == [])
  }

  @Test(arguments: faults.indices) func everyFaultIsFound(_ index: Int) throws {
    let fault = Self.faults[index]
    let pack = try Pack()
    defer { pack.remove() }
    try pack.replace(fault.old, by: fault.new, in: fault.file)
    let problems = pack.problems()
    #expect(
      problems.contains { $0.contains(fault.says) }, "not said: \(fault.says)\n\(problems.joined(separator: "\n"))")
  }

  @Test func aMissingLanguageIsFound() throws {
    let pack = try Pack()
    defer { pack.remove() }
    try FileManager.default.removeItem(at: pack.folder.appendingPathComponent(Self.ko))
    #expect(pack.problems().contains { $0.hasPrefix(Self.ko) })
  }
}
