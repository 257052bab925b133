import Topology

/// What acts under a role, and what the design means it to use: by stated connections and by its settings.
struct RoleUse {
  /// What a setting asks for, and whose it is.
  struct Setting {
    let user: Name
    let target: Resource
    let needs: [Permissions.Need]
  }

  let role: Name
  /// What settings need. What stated connections need is not among it: `INT-01` tells of that.
  private(set) var settings: [Setting] = []
  /// What settings and stated connections need together.
  private(set) var needs: [Permissions.Need] = []
  /// What may be allowed to this role, besides `uploads`.
  private var used: Set<Name> = []
  /// What may be allowed to every role: where addresses lead that are signed with its rights. All roles share it.
  private let uploads: Set<Name>
  /// Whether the design states what its users connect to, so that what is missing is not meant.
  private(set) var isStated = false

  /// The roles of servers and functions, in the order of their names, each with its uses.
  static func all(_ design: Design) -> [RoleUse] {
    let topology = design.topology
    let permissions = Permissions(topology)
    // An address is signed with the rights of the one who signs it.
    let signed = topology.connections.filter { $0.purposes.contains("put-presigned") }.compactMap(\.to.part)
    let uploads = Set(signed + signed.compactMap { topology[$0] }.compactMap { permissions.key(of: $0) })
    var senders: [Name: [Name]] = [:]
    for bucket in topology.parts(of: "s3") {
      for hearer in bucket.values["notify"]?.references ?? [] { senders[hearer, default: []].append(bucket.name) }
    }
    let passwords = passwords(topology)
    var found: [Name: RoleUse] = [:]
    for user in design.servers + topology.parts(of: "lambda") {
      if let role = topology.setting(.role, of: user) {
        // Secrets that a task is given at its start are read by who starts it.
        let keys = user.kind == "ecs-service" ? Self.keys.filter { $0.key != "secrets" } : Self.keys
        found[role, default: RoleUse(role: role, uploads: uploads)]
          .add(user, keys, senders, passwords, permissions, design)
      }
      if let role = topology.setting(Attribute<Name>("execution-role"), of: user) {
        found[role, default: RoleUse(role: role, uploads: [])].addReader(user, permissions, topology)
      }
    }
    for proxy in topology.parts(of: "rds-proxy") {
      guard let role = topology.value(.role, of: proxy) else { continue }
      found[role, default: RoleUse(role: role, uploads: [])].addReader(proxy, permissions, topology)
    }
    return found.values.map { $0.withKeys(permissions, topology) }.sorted { $0.role < $1.role }
  }

  /// The secrets that hold the password of each store.
  private static func passwords(_ topology: Topology) -> [Name: [Name]] {
    var passwords: [Name: [Name]] = [:]
    for database in topology.parts(of: Kinds.passworded) {
      passwords[database.name] = [database.name.implied("secret")] + (database.values["password"]?.references ?? [])
    }
    for secret in topology.parts(of: "secret") {
      if let store = topology.value(Attribute<Name>("for"), of: secret) {
        passwords[store, default: []].append(secret.name)
      }
    }
    return passwords
  }

  private init(role: Name, uploads: Set<Name>) { (self.role, self.uploads) = (role, uploads) }

  /// Whether it uses a part, so that something may be allowed with it.
  func mayUse(_ name: Name) -> Bool { used.contains(name) || uploads.contains(name) }

  private mutating func add(
    _ user: Resource, _ keys: [(key: String, purposes: [String])], _ senders: [Name: [Name]],
    _ passwords: [Name: [Name]], _ permissions: Permissions,
    _ design: Design
  ) {
    let topology = design.topology
    let connections = design.wiring.connections[user.name] ?? []
    isStated = isStated || !connections.isEmpty
    let connected = Set(connections.compactMap(\.to.part))
    // Who is meant to use a store may read the password of it.
    used.formUnion(connected.union(connected.flatMap { passwords[$0] ?? [] }))
    // Whose events are to arrive may be asked for them.
    used.formUnion(design.wiring.clients[user.name] ?? [])
    // What a task is given at its start another role reads.
    needs += connections.filter { $0.to.part.map { topology.role(of: user, using: $0) == role } ?? true }
      .flatMap { permissions.needs(of: $0) }
    // A service may also ask for what it is given; both are meant.
    used.formUnion(topology.sayer(of: "secrets", for: user).values["secrets"]?.references ?? [])
    for (key, purposes) in keys {
      for name in topology.sayer(of: key, for: user).values[key]?.references ?? [] {
        used.insert(name)
        guard let target = topology[name], !purposes.isEmpty, !connected.contains(name) else { continue }
        settings.append(Setting(user: user.name, target: target, needs: permissions.needs(of: target, for: purposes)))
      }
    }
    let sources = user.values["source"]?.references ?? []
    for source in sources.compactMap({ topology[$0] }) {
      used.insert(source.name)
      let needs =
        (Self.polling[source.kind] ?? []).map { Permissions.Need(actions: [$0], resource: source.name) }
      settings.append(Setting(user: user.name, target: source, needs: needs))
    }
    used.formUnion(([user.name] + sources).flatMap { senders[$0] ?? [] })
  }

  /// Who reads the secrets of a part to start it or to sign in for others, and nothing else.
  private mutating func addReader(_ user: Resource, _ permissions: Permissions, _ topology: Topology) {
    isStated = true
    for name in topology.sayer(of: "secrets", for: user).values["secrets"]?.references ?? [] {
      used.insert(name)
      guard let secret = topology[name] else { continue }
      settings.append(Setting(user: user.name, target: secret, needs: permissions.needs(of: secret, for: ["read"])))
    }
  }

  /// The settings by which a part uses another, and what for; none where nothing is asked while it runs.
  private static let keys: [(key: String, purposes: [String])] = [
    ("secrets", ["read"]), ("media", ["put"]), ("sessions", ["get", "put"]), ("dlq", ["send"]), ("static", []),
  ]

  /// What Lambda asks for in a function's name to feed it from a queue or stream.
  ///
  /// Source: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
  /// Source: https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html
  private static let polling = [
    "sqs": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    "kinesis": ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream"],
    "dynamodb": [
      "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams",
    ],
  ]

  /// The same with the keys behind what is used, and what settings need among the needs.
  private func withKeys(_ permissions: Permissions, _ topology: Topology) -> RoleUse {
    var result = self
    result.needs += settings.flatMap(\.needs)
    result.used.formUnion(used.compactMap { topology[$0] }.compactMap { permissions.key(of: $0) })
    return result
  }
}

extension Topology {
  /// The role by which a server or function uses a part: its own, or that of who starts it, where the part
  /// is a secret which it is given at its start.
  func role(of user: Resource, using part: Name) -> Name? {
    let given = user.kind == "ecs-service" ? template(of: user)?.values["secrets"]?.references ?? [] : []
    return setting(given.contains(part) ? Attribute<Name>("execution-role") : .role, of: user)
  }
}
