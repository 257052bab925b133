import CommandLanguage
import HashTreeCollections
import Localization

/// What AWS refuses of gateways, their addresses and the routes to them.
extension Topology {
  /// The kinds to which a route may lead that is more specific than the local one.
  private static let insideTargets: Set<String> = ["nat", "ec2"]

  /// Beside the local route there is none for the same block, and a more specific one leads to a NAT gateway or
  /// a network interface only.
  func check(
    _ route: Route, beside vpc: Resource, _ located: LocatedStatement, at place: String
  ) throws(Diagnostic) {
    guard let range = ranges(of: vpc).first(where: { $0.contains(route.destination) }) else { return }
    guard range != route.destination else {
      throw Diagnostic(
        "local-route",
        Message("The route for \(route.destination) inside the VPC is there already and cannot be changed."),
        at: located.place(place))
    }
    guard let target = route.target.part, let kind = resources[target]?.kind, !Self.insideTargets.contains(kind) else {
      return
    }
    throw Diagnostic(
      "inside-route",
      Message(
        "The route to \(noun(target)) is for \(route.destination), which lies inside \(range) of \(noun(vpc.name)). There a route leads to a NAT gateway or a network interface only."
      ), at: located.place(place))
  }

  /// A zonal NAT gateway stands in a subnet, and a regional one in a VPC.
  func checkMode(of gateway: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    guard let mode = gateway.values["mode"], let home = gateway.parent.flatMap({ resources[$0] }) else { return }
    let isRegional = home.kind == "vpc"
    guard mode != .text(isRegional ? "regional" : "zonal") else { return }
    throw Diagnostic(
      "mode",
      isRegional
        ? Message("A zonal NAT gateway stands in a subnet, and \(noun(home.name)) is none; one in a VPC is regional.")
        : Message("A regional NAT gateway stands in a VPC, and \(noun(home.name)) is none; one in a subnet is zonal."),
      at: located.place("mode"), nearest: isRegional ? "regional" : "zonal")
  }

  /// An Elastic IP address serves one part.
  func checkAddresses(of resource: Resource, _ located: LocatedStatement) throws(Diagnostic) {
    let isAddress = resource.kind == "eip"
    let wanted = isAddress ? [resource.name] : resource.values["eip"]?.references ?? []
    guard !wanted.isEmpty, !isAddress || resource.values["instance"] != nil else { return }
    for address in wanted {
      let instance = isAddress ? nil : resources[address]?.values["instance"]?.references.first
      guard let holder = gateway(with: address, besides: resource.name) ?? instance else { continue }
      let free = parts(of: "eip").first { $0.values["instance"] == nil && gateway(with: $0.name) == nil }?.name
      throw Diagnostic(
        "taken-address",
        Message("\(noun(address)) belongs to \(noun(holder)) already, and an address serves one part."),
        at: located.place(isAddress ? "instance" : "eip"), nearest: isAddress ? nil : free?.description)
    }
  }

  /// The NAT gateway or load balancer that has an address. Looks through these kinds in no order, since each
  /// statement that gives an address away asks.
  private func gateway(with address: Name, besides other: Name? = nil) -> Name? {
    ["nat", "nlb"].lazy.flatMap { namesByKind[$0] ?? [] }.first { name in
      name != other && resources[name]?.values["eip"]?.refers { $0 == address } ?? false
    }
  }
}
