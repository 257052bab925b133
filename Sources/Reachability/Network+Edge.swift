public import Topology

extension Network {
  /// The ports on which parts outside every VPC answer whoever asks on the internet, by kind. A website of a bucket
  /// does so too, over HTTP alone.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html,
  /// https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
  private static let doors: [String: PortSet] = [
    "cloudfront": PortSet(80).union(PortSet(443)), "api-gateway": PortSet(443), "s3": PortSet(80),
  ]

  /// What the internet can open at parts that stand outside every VPC, and what distributions can open at their
  /// origins inside; pairs between which nothing gets through are left out.
  ///
  /// The cost grows with the distributions and their behaviours.
  ///
  /// - Parameter part: only what this part can open, and what can be opened at it; nil for all.
  public func edgeReach(of part: Name? = nil) -> [Reach] {
    let doors = Self.doors.keys.sorted().flatMap { topology.parts(of: $0) }.filter(isDoor)
    let entries = Dictionary(grouping: doors, by: \.kind).sorted { $0.key < $1.key }.map { kind, parts in
      Reach(
        sources: [.internet], destinations: parts.map(\.name).sorted(), tcp: Self.doors[kind] ?? PortSet([]),
        udp: PortSet([]), icmp: false)
    }
    let origins = topology.parts(of: "cloudfront").flatMap { distribution in
      self.origins(of: distribution).map { origin in
        Reach(
          sources: [.part(distribution.name)], destinations: [origin],
          tcp: openPorts(.part(distribution.name), .part(origin), .tcp(.all)), udp: PortSet([]), icmp: false)
      }
    }
    return (entries + origins).filter { reach in
      !reach.isEmpty
        && (part.map { reach.destinations.contains($0) || reach.sources.contains(.part($0)) } ?? true)
    }
  }

  private func isDoor(_ part: Resource) -> Bool { part.kind != "s3" || isPublicWebsite(part) }

  /// Whether a bucket has a website endpoint that anybody may ask. Such an endpoint speaks HTTP only, and shows
  /// nothing that a key of KMS encrypts. Source: Amazon S3 User Guide, "Website endpoints".
  public func isPublicWebsite(_ bucket: Resource) -> Bool {
    topology.value(Attribute<Bool>("website"), of: bucket) == true && bucket.values["block-public"] == .text("none")
  }

  /// The parts inside VPCs from which a distribution fetches; by name.
  private func origins(of distribution: Resource) -> [Name] {
    let named = topology.forwards(of: distribution.name).compactMap(\.target.part)
    let all = Set(named + [topology.value(Attribute<Name>("default-origin"), of: distribution)].compactMap { $0 })
    return all.filter { !interfaces(of: $0).isEmpty }.sorted()
  }
}
