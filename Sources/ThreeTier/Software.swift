import Topology

/// One program on a server, with the port on which it listens on the network.
struct Software: AttributeValue, Hashable {
  let name: String
  /// Nil for a program that listens on a local socket alone.
  let port: Int?

  init?(_ value: Value) {
    switch value {
    case .pair(let name, let port): (self.name, self.port) = (name, Int(port))
    case .text(let name): (self.name, port) = (name, nil)
    default: return nil
    }
  }

  /// Programs that keep data, and so make a server a database.
  private static let databases: Set<String> = ["mysql", "postgres", "mariadb"]
  /// Programs that pass requests on or give out files, and run no application.
  private static let webServers: Set<String> = ["nginx", "apache", "caddy", "haproxy"]
  /// Programs that stand beside a server's work and say nothing of its tier.
  private static let helpers: Set<String> = ["cloudwatch-agent"]

  var isDatabase: Bool { Self.databases.contains(name) }
  var isWebServer: Bool { Self.webServers.contains(name) }
  var isHelper: Bool { Self.helpers.contains(name) }
}

extension Attribute where Wrapped == [Software] {
  static var stack: Self { Self("stack") }
}

extension Topology {
  /// What holds for a server: its own word, else its launch template's, else AWS's default.
  func setting<Wrapped>(_ attribute: Attribute<Wrapped>, of server: Resource) -> Wrapped? {
    value(attribute, of: sayer(of: attribute.key, for: server))
  }

  /// The part whose word holds for an attribute of a server: its launch template, unless the server
  /// says it itself.
  func sayer(of key: String, for server: Resource) -> Resource {
    guard server.values[key] == nil, let template = template(of: server),
      ResourceKind.named(template.kind)?.attribute(key) != nil,
      Kinds.pools.contains(server.kind) || template.values[key] != nil
    else { return server }
    return template
  }

  /// The programs of a server, from the outside in, helpers left out.
  func software(of server: Resource) -> [Software] {
    (setting(.stack, of: server) ?? []).filter { !$0.isHelper }
  }
}
