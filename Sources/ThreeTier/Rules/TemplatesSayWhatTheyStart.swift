import Localization
import Topology

/// A launch template says all that its servers need to start by themselves: image, type, security
/// group, role and the script of the first start.
///
/// Source: https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-launch-template.html
enum TemplatesSayWhatTheyStart: Rule {
  static let code = "APP-07"
  static let pillar = Pillar.operations
  static let covers = ["tier.compute.template", "ec2.parts"]

  static func check(_ design: Design) -> Outcome {
    let templates = design.topology.parts(of: "launch-template")
    let started = (templates + design.topology.parts(of: "ec2")).flatMap {
      [staleType("type", of: $0, in: "ec2", design), misfit($0, design)].compactMap { $0 }
    }
    guard !templates.isEmpty || !started.isEmpty else {
      return .doesNotApply(Message("The design has no launch template."))
    }
    return .found(templates.compactMap { finding($0, design) } + started)
  }

  /// The processors for which images are made, where all of a name are for one.
  private static let processors = ["al2023": false, "al2023-arm": true, "windows-2025": false]

  /// A type of one processor with an image for the other. A template's word counts where an instance says nothing.
  private static func misfit(_ part: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let template = (part.values["launch-template"]?.references.first).flatMap { topology[$0] }
    func said(_ key: String) -> String? { (part.values[key] ?? template?.values[key]).flatMap { String($0) } }
    guard part.values["type"] != nil || part.values["ami"] != nil, let type = said("type"), let image = said("ami"),
      let isForArm = processors[image], Processor.isArm(type: type) != isForArm
    else { return nil }
    let mend = image == "windows-2025" ? [] : ["set \(part.name) ami=\(isForArm ? "al2023" : "al2023-arm")"]
    let name = topology.noun(part.name)
    return finding(
      .broken, [part.name], at: topology.origin(of: part.name, attribute: part.values["type"] == nil ? "ami" : "type"),
      isForArm
        ? Message("\(name) starts the Arm image `\(image)` on `\(type)`, which is x86. AWS refuses to start it.")
        : Message("\(name) starts the x86 image `\(image)` on `\(type)`, which is Arm. AWS refuses to start it."),
      mend: mend)
  }

  private static let needed = ["ami", "type", "sg", "role", "user-data"]

  private static func finding(_ template: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let missing = needed.filter { key in
      template.values[key] == nil && design.decides(template, [key]) && !(key == "user-data" && isBaked(template))
    }
    guard let first = missing.first else { return nil }
    return finding(
      .medium, [template.name], at: topology.origin(of: template.name, attribute: first),
      Message(
        "\(topology.noun(template.name)) leaves \(missing.map { Message("`\($0)`") }) open. A server that starts at night must need nobody to finish it."
      ),
      mend: mend(template, Set(missing), design))
  }

  /// Whether the programs are in the image already.
  private static func isBaked(_ template: Resource) -> Bool { template.values["ami"] == .text("custom") }

  /// The packages of programs, on images with `dnf` and with `apt-get`.
  private static let packages: [String: (dnf: String, apt: String)] = [
    "nginx": (dnf: "nginx", apt: "nginx"), "apache": ("httpd", "apache2"), "haproxy": ("haproxy", "haproxy"),
    "gunicorn": ("python3-pip", "python3-pip"), "uvicorn": ("python3-pip", "python3-pip"),
    "node": ("nodejs", "nodejs"), "php-fpm": ("php-fpm", "php-fpm"),
  ]

  /// A script to begin with, which installs what the template says runs on its servers.
  private static func script(_ template: Resource, _ topology: Topology) -> String? {
    let image = template.values["ami"].flatMap { String($0) } ?? "al2023"
    let isDNF = image.hasPrefix("al2023")
    var seen: Set<String> = []
    let names = topology.software(of: template).compactMap { packages[$0.name] }.map { isDNF ? $0.dnf : $0.apt }
      .filter { seen.insert($0).inserted }
    guard !names.isEmpty, isDNF || image.hasPrefix("ubuntu") else { return nil }
    return (isDNF ? "dnf -y install " : "apt-get update; apt-get -y install ") + names.joined(separator: " ")
  }

  /// What can be chosen for anybody. Which group a server has cannot.
  private static func mend(_ template: Resource, _ missing: Set<String>, _ design: Design) -> [String] {
    guard !missing.contains("sg") else { return [] }
    var script: String?
    if missing.contains("user-data") {
      script = Self.script(template, design.topology)
      if script == nil { return [] }
    }
    let isArm = [template.values["ami"], template.values["type"]].compactMap { $0.flatMap { String($0) } }
      .contains { $0.hasSuffix("-arm") || Processor.isArm(type: $0) }
    var statements: [String] = []
    var values: [String] = []
    if missing.contains("ami") { values.append(isArm ? "ami=al2023-arm" : "ami=al2023") }
    if missing.contains("type") { values.append(isArm ? "type=t4g.medium" : "type=t3.medium") }
    if missing.contains("role") {
      let role = design.freeName("\(template.name)-role")
      statements.append("add role \(role) trust=ec2 managed=AmazonSSMManagedInstanceCore")
      values.append("role=\(role)")
    }
    if let script { values.append("user-data=\"\(script)\"") }
    return statements + ["set \(template.name) " + values.joined(separator: " ")]
  }

  private static let home = """
    add vpc main cidr=10.0.0.0/16
    add security-group app-sg in main
    add role app-role trust=ec2

    """

  static let failing = [
    RuleExample(home + "add launch-template web ami=al2023 type=t3.small sg=app-sg role=app-role  # APP-07"),
    RuleExample(home + "add launch-template web sg=app-sg stack=nginx:80,gunicorn,django  # APP-07"),
    RuleExample(home + "add launch-template web sg=app-sg user-data=\"dnf -y install nginx\"  # APP-07"),
    RuleExample(home + "add launch-template web ami=custom type=t4g.small role=app-role  # APP-07"),
    RuleExample(home + "add launch-template web ami=custom type=t3.smal sg=app-sg role=app-role  # APP-07"),
    RuleExample(
      home + "add launch-template web ami=windows-2025 type=t4g.small sg=app-sg role=app-role user-data=x  # APP-07"),
    RuleExample(
      home + """
        add subnet app-a in main az=a cidr=10.0.10.0/24
        add ec2 app in app-a ami=al2023 type=t4g.small  # APP-07
        """),
  ]

  static let passing = [
    RuleExample(
      home + """
        add subnet app-a in main az=a cidr=10.0.10.0/24
        add launch-template web ami=al2023-arm type=t4g.small sg=app-sg role=app-role user-data="dnf -y install nginx"
        add ec2 app in app-a ami=ubuntu-24.04 type=m7g.large
        """),
    RuleExample(
      home + """
        add launch-template web ami=al2023 type=t3.small sg=app-sg role=app-role user-data="dnf -y install nginx"
        """),
    RuleExample(home + "add launch-template web ami=custom type=t3.small sg=app-sg role=app-role"),
    RuleExample(
      home + """
        add subnet app-a in main az=a cidr=10.0.10.0/24
        add launch-template web ami=custom sg=app-sg role=app-role
        add ec2 app in app-a launch-template=web type=t3.small
        """),
  ]
}
