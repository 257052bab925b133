public import Localization
public import Topology

/// How a server proves to a database who it is: by a password that it may read, or by its role.
///
/// Only said where one asks: many designs leave open how their programs get the password.
public struct SignIn {
  private let design: Design
  private let server: Resource
  private let database: Resource

  /// Asks of two parts that the design has.
  public init(of server: Resource, to database: Resource, in design: Design) {
    (self.design, self.server, self.database) = (design, server, database)
  }

  /// What keeps the server from signing in, a way through the network granted; nil where nothing does.
  public var obstacle: Message? {
    let topology = design.topology
    let (who, what) = (topology.noun(server.name), topology.noun(database.name))
    let shown = design.statedReads(of: server).filter { topology.passwords(of: database).contains($0) }
    let byRole = topology.value(Attribute<Bool>("iam-auth"), of: database) == true
    guard let secret = shown.first ?? (byRole ? database.name : nil) else {
      return Message("\(who) reads no secret that holds the password of \(what), so it cannot sign in.")
    }
    let actions = secret == database.name ? ["rds-db:connect"] : ["secretsmanager:GetSecretValue"]
    guard let role = topology.role(of: server, using: secret) else {
      return Message("\(who) has no role, so it cannot get at what it signs in with.")
    }
    let need = Permissions.Need(actions: actions, resource: secret)
    guard !Permissions(topology).missing([need], for: role).isEmpty else { return nil }
    return Message(
      "\(topology.noun(role)) may not do `\(actions[0])` with \(topology.noun(secret)), so \(who) cannot sign in.")
  }
}

extension Design {
  /// The parts that a server is stated to use, and the secrets that its settings name.
  func statedReads(of server: Resource) -> [Name] {
    (wiring.connections[server.name] ?? []).compactMap(\.to.part)
      + (topology.setting(Attribute<[Name]>("secrets"), of: server) ?? [])
  }
}

extension Topology {
  /// The secrets that may hold a database's password: AWS's own for it, and the one that it names.
  func passwords(of database: Resource) -> [Name] {
    [database.name.implied("secret")] + (database.values["password"]?.references ?? [])
  }
}
