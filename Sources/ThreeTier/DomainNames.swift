import Topology

/// The names that the design's public zones answer, and those that its certificates carry; looked up
/// once for all records.
struct DomainNames {
  private let topology: Topology
  /// The public zones by their domains.
  private let zones: [String: Name]
  /// The records of public zones by the names that they answer.
  private let records: [String: [Resource]]

  init(_ topology: Topology) {
    self.topology = topology
    let open = topology.parts(of: "zone").filter { topology.value(Attribute<Bool>("private"), of: $0) != true }
    let domains = open.compactMap { zone in Self.domain(of: zone, topology).map { ($0, zone.name) } }
    zones = Dictionary(domains, uniquingKeysWith: { first, _ in first })
    let pairs = domains.flatMap { domain, zone in
      topology.children(of: zone, kind: "record").map { (Self.name(of: $0, in: domain, topology), $0) }
    }
    records = Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
  }

  /// Every record of a public zone with the name that it answers, in the order of names.
  var answers: [(name: String, record: Resource)] {
    records.keys.sorted().flatMap { name in (records[name] ?? []).map { (name, $0) } }
  }

  /// The records that answer a name.
  func records(for name: String) -> [Resource] { records[Self.plain(name)] ?? [] }

  /// The public zone that answers for a name: the one with the longest domain.
  func zone(for name: String) -> Name? {
    var labels = Self.plain(name).split(separator: ".")
    while !labels.isEmpty {
      if let zone = zones[labels.joined(separator: ".")] { return zone }
      labels.removeFirst()
    }
    return nil
  }

  /// Whether a name is a zone's own domain.
  func isApex(_ name: String) -> Bool { zones[Self.plain(name)] != nil }

  /// The statement that adds a record of a name.
  func adding(_ name: String, type: String, to target: Name, _ design: Design) -> [String] {
    guard let zone = zone(for: name), let domain = topology[zone].flatMap({ Self.domain(of: $0, topology) }) else {
      return []
    }
    let label = String(Self.plain(name).dropLast(domain.count + 1))
    let suffix = type == "AAAA" ? "6" : ""
    let isWord = !label.isEmpty && label.allSatisfy { ($0.isLetter || $0.isNumber || $0 == "-") && $0.isASCII }
    let wish = isWord && label.first?.isLetter == true ? "\(label)\(suffix)" : "\(zone)-home\(suffix)"
    let part = design.freeName(wish)
    return ["add record \(part) in \(zone)" + (label.isEmpty ? "" : " name=\(label)") + " type=\(type) alias=\(target)"]
  }

  /// Whether a certificate carries a name, itself or by `*.` in place of its first label.
  func carries(_ certificate: Name, _ name: String) -> Bool {
    names(of: certificate).contains { Self.matches($0, name) }
  }

  /// Whether an API has a domain name of its own for a name, and a certificate with it.
  func isOwn(_ name: String, of api: Resource) -> Bool {
    guard let domain = topology.value(Attribute<String>("domain"), of: api),
      let certificate = topology.value(.certificate, of: api)
    else { return false }
    return Self.matches(domain, name) && carries(certificate, name)
  }

  /// The names on a certificate, its own domain first; some begin with `*.`.
  func names(of certificate: Name) -> [String] {
    [topology.value(Attribute<String>("domain"), of: certificate)].compactMap { $0 }
      + (topology.value(Attribute<[String]>("names"), of: certificate) ?? [])
  }

  /// Whether a name, or a pattern that begins with `*.`, means another name.
  static func matches(_ pattern: String, _ name: String) -> Bool {
    let (pattern, name) = (plain(pattern), plain(name))
    if pattern == name { return true }
    guard pattern.hasPrefix("*."), let dot = name.firstIndex(of: ".") else { return false }
    return pattern.dropFirst() == name[dot...]
  }

  /// Whether a validation record of a name, which may begin with `*.`, stands in a zone of a domain.
  static func isWithin(_ name: String, _ domain: String) -> Bool {
    let name = plain(name.hasPrefix("*.") ? String(name.dropFirst(2)) : name)
    return name == domain || name.hasSuffix("." + domain)
  }

  private static func plain(_ name: String) -> String {
    let name = name.lowercased()
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  /// The domain of a zone, in small letters.
  static func domain(of zone: Resource, _ topology: Topology) -> String? {
    topology.value(Attribute<String>("domain"), of: zone).map { plain($0) }
  }

  /// The whole name that a record of a zone with the given domain answers.
  static func name(of record: Resource, in domain: String, _ topology: Topology) -> String {
    guard let label = topology.value(Attribute<String>("name"), of: record).map({ plain($0) }) else { return domain }
    return label == domain || label.hasSuffix("." + domain) ? label : "\(label).\(domain)"
  }
}
