import Topology

/// The attributes that the model reads, each with the type of its values.
extension Attribute where Wrapped == CIDR {
  static var cidr: Self { Self("cidr") }
}

extension Attribute where Wrapped == String {
  static var zone: Self { Self("az") }
  static var scheme: Self { Self("scheme") }
  static var targetProtocol: Self { Self("protocol") }
  static var engine: Self { Self("engine") }
}

extension Attribute where Wrapped == Int {
  static var minimum: Self { Self("min") }
  static var maximum: Self { Self("max") }
  static var desired: Self { Self("desired") }
  static var port: Self { Self("port") }
}

extension Attribute where Wrapped == Name {
  static var routeTable: Self { Self("route-table") }
  static var networkACL: Self { Self("nacl") }
  static var subnetGroup: Self { Self("subnet-group") }
  static var launchTemplate: Self { Self("launch-template") }
  static var role: Self { Self("role") }
}

extension Attribute where Wrapped == [Name] {
  static var subnets: Self { Self("subnets") }
  static var securityGroups: Self { Self("sg") }
  static var targetGroups: Self { Self("target-groups") }
  static var targets: Self { Self("targets") }
}
