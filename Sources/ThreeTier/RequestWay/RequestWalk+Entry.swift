import Localization
import Reachability
import Topology

extension RequestWalk {
  /// The browser and Route 53: where the request goes first.
  mutating func findEntry() throws(Ended) -> Resource {
    let entries = self.entries
    if let host {
      noteBrowser(Message("Asks for `https://\(host)\(wish)`."))
      return try resolve(host, entries)
    }
    guard let entry = entries.first else {
      noteBrowser(Message("Asks for `\(wish)`."))
      try stop(
        nil, title: Message("Entry"),
        Message(
          "Nothing in the design takes requests from the internet: no distribution, no internet-facing load balancer, no API and no server with a public address and a port in its `stack`."
        ),
        sees: .nothing)
      throw Ended()
    }
    host = name(of: entry)
    let others = entries.dropFirst().map { other in Message.verbatim("`\(name(of: other) ?? other.name.description)`") }
    let choice: [Message] =
      others.isEmpty ? [] : [Message("The design has other entries too, which `--host` asks for by name: \(others).")]
    let asks =
      host.map { Message("Asks for `https://\($0)\(wish)`.") }
      ?? Message("Asks for `\(wish)` under the name that AWS gave \(topology.noun(entry.name)).")
    noteBrowser(choice.first.map { Message("\(asks) \($0)") } ?? asks)
    return try host.map { name throws(Ended) in try resolve(name, entries) } ?? entry
  }

  /// What the records of a name lead to, by way of CNAMEs to other names of the design.
  private mutating func resolve(_ host: String, _ entries: [Resource]) throws(Ended) -> Resource {
    var (name, asked) = (host, Set<String>())
    while asked.insert(name).inserted {
      let records = names.records(for: name).sorted { rank($0) < rank($1) }.filter { rank($0) < Self.addresses.count }
      guard let record = records.first else { return try leadElsewhere(name, entries) }
      if let entry = topology.value(.alias, of: record).flatMap({ topology[$0] }) {
        noteRecord(record, entry)
        return entry
      }
      let value = topology.value(Attribute<[String]>("value"), of: record)?.first ?? ""
      guard topology.value(.recordType, of: record) == "CNAME", names.zone(for: value) != nil else {
        try stop(
          record.name, as: .asked, verdict: .unknown,
          Message("Answers with an address of its own and not with a part, so the way cannot be followed."),
          sees: .nothing)
        throw Ended()
      }
      note(record.name, as: .asked, Message("Sends the browser's resolver on to the name `\(value)`."))
      name = value
    }
    try stop(
      nil, as: .asked, title: .verbatim("Route 53"), Message("The names lead to each other in a circle."),
      sees: .unknownName)
    throw Ended()
  }

  /// The types of records that say where a name is, as browsers take them: IPv4 works everywhere.
  private static let addresses = ["CNAME", "A", "AAAA"]

  private func rank(_ record: Resource) -> Int {
    topology.value(.recordType, of: record).flatMap { Self.addresses.firstIndex(of: $0) } ?? Self.addresses.count
  }

  /// What a name without a record leads to, where a zone outside the design may have one.
  private mutating func leadElsewhere(_ name: String, _ entries: [Resource]) throws(Ended) -> Resource {
    if let zone = names.zone(for: name) {
      try stop(
        zone, as: .asked, Message("Has no record for `\(name)`, so nobody learns where it is."), sees: .unknownName)
    }
    let inner = topology.parts(of: "zone").first { zone in
      topology.value(Attribute<Bool>("private"), of: zone) == true
        && DomainNames.domain(of: zone, topology).map { DomainNames.isWithin(name, $0) } ?? false
    }
    if let inner {
      try stop(
        inner.name, as: .asked,
        Message("Is private, so it answers for `\(name)` inside its VPCs only, and visitors do not learn where it is."),
        sees: .unknownName)
    }
    let served =
      entries.first { self.name(of: $0) == name }
      ?? entries.first { (topology.value(.aliases, of: $0) ?? []).contains { DomainNames.matches($0, name) } }
    guard let entry = served else {
      try stop(
        nil, as: .asked, title: .verbatim("Route 53"),
        Message("The design has no zone for `\(name)`, and no distribution has this name among its aliases."),
        sees: .unknownName)
      throw Ended()
    }
    noteForeignName(name, entry)
    return entry
  }

  /// The host name under which an entry is found; nil where the design says none.
  private func name(of entry: Resource) -> String? {
    names.answers.first { topology.value(.alias, of: $0.record) == entry.name }?.name
      ?? topology.value(.aliases, of: entry)?.first ?? certifiedName(of: entry)
  }

  /// The name on a load balancer's certificate, which is the only one that its visitors can use.
  private func certifiedName(of entry: Resource) -> String? {
    topology.children(of: entry.name, kind: "listener").compactMap { topology.value(.certificate, of: $0) }
      .flatMap { names.names(of: $0) }.first { !$0.hasPrefix("*") }
  }

  private mutating func noteBrowser(_ reason: Message) {
    note(nil, kind: "browser", as: .visitor, title: Message("Browser"), reason)
  }

  private mutating func noteForeignName(_ host: String, _ entry: Resource) {
    note(
      nil, kind: "zone", as: .asked, title: .verbatim("DNS"),
      Message(
        "The design has no record for `\(host)`; whoever keeps the name has to lead it to \(topology.noun(entry.name))."
      ))
  }

  private mutating func noteRecord(_ record: Resource, _ entry: Resource) {
    note(
      record.name, as: .asked,
      Message(
        "Route 53 answers with an alias to \(topology.noun(entry.name)). It is asked for the address; the request does not go through it."
      ))
  }

  /// What takes requests from the internet, the likeliest first: what leads to the application before what
  /// holds files, and nothing that stands behind another.
  var entries: [Resource] {
    let behaviours = design.behaviours
    let behind = Set(behaviours.map(\.target))
    let leading = Set(behaviours.filter { topology[$0.target]?.kind != "s3" }.map(\.distribution.name))
    let distributions = topology.parts(of: "cloudfront")
    let doors = (topology.parts(of: "alb") + topology.parts(of: "nlb")).filter {
      topology.value(.scheme, of: $0) == "internet-facing" && !behind.contains($0.name)
    }
    let servers = topology.parts(of: "ec2").filter { server in
      design.targetGroups(of: server.name).isEmpty && !behind.contains(server.name)
        && topology.software(of: server).contains { !$0.isDatabase && $0.openPort != nil }
        && network.interfaces(of: server.name).contains(where: \.hasPublicAddress)
    }
    return distributions.filter { leading.contains($0.name) } + doors
      + topology.parts(of: "api-gateway").filter { !behind.contains($0.name) }
      + distributions.filter { !leading.contains($0.name) } + servers
  }
}
