import Localization
import Reachability
import Topology

extension RequestWalk {
  /// What runs on a server, from the outside in, and what it asks.
  mutating func serve(_ server: Resource, port: UInt16) throws(Ended) {
    guard met.insert(server.name).inserted else {
      try stop(server.name, Message("Was passed before, so the request goes in a circle."), sees: .status(504))
      return
    }
    let programs = software(of: server)
    let ways = programs.compactMap(\.openPort)
    if !programs.isEmpty, !ways.contains(port) {
      try stop(
        server.name, Message("No program of its `stack` listens on `tcp/\("\(port)")`, so the connection is refused."),
        sees: .status(502))
    }
    let web = programs.first { $0.layer == .web }
    let runner = programs.first { $0.layer == .server }
    let framework = programs.first { $0.layer == .framework }
    if let web {
      let inner = (runner ?? framework).map {
        Message("Passes on what is dynamic to `\($0.name)` on the same server, where no security group has a word.")
      }
      noteProgram(server, web, inner ?? Message("Takes the request and passes it on."))
    }
    guard runner != nil || framework != nil else {
      return try passOn(server, hasStack: !programs.isEmpty)
    }
    if let runner {
      let interface = Self.interfaces[runner.name]
      let calls = interface.map { Message("Runs the application in its workers and calls it by \($0).") }
      noteProgram(server, runner, calls ?? Message("Runs the application."))
    }
    try runApplication(server, framework, patience: programs)
  }

  /// How a server program calls the application.
  private static let interfaces = ["gunicorn": "WSGI", "uwsgi": "WSGI", "uvicorn": "ASGI"]

  /// The programs of a server or of a service's tasks.
  private func software(of server: Resource) -> [Software] {
    let task = topology.value(Attribute<Name>("task"), of: server).flatMap { topology[$0] }
    return topology.software(of: task ?? server)
  }

  private mutating func noteProgram(_ server: Resource, _ program: Software, _ reason: Message) {
    let shown = program.port.map { "\(program.name):\($0)" } ?? program.name
    note(server.name, kind: program.name, as: .program, title: Message("`\(shown)` on `\(server.name)`"), reason)
  }

  private mutating func noteLayer(_ server: Resource, _ kind: String, _ title: Message, _ reason: Message) {
    note(server.name, kind: kind, as: .program, title: title, reason)
  }

  /// The framework's layers: for Django URLconf, View, Model and Template.
  private mutating func runApplication(_ server: Resource, _ framework: Software?, patience: [Software]) throws(Ended) {
    let isDjango = framework?.name == "django"
    if isDjango {
      try refuseFiles(server)
      noteLayer(
        server, "urlconf", .verbatim("URLconf"),
        Message("Django looks for the path `\(path)` in its list of URLs and picks the View."))
      noteLayer(server, "view", .verbatim("View"), Message("Runs the logic of the page."))
    } else if let framework {
      noteProgram(
        server, framework, Message("Its routes pick the function for the path `\(path)`, which runs the logic."))
    }
    let sight = VisitorSight.status(patience.contains { $0.name == "gunicorn" } ? 502 : 504)
    let session = try askSession(server, sight)
    // A cache that keeps sessions was asked; a database that keeps them too has the page's data besides.
    let stores = self.stores(of: server).filter { $0.part.name != session || $0.part.kind != "cache" }
    if isDjango, !stores.isEmpty {
      noteLayer(
        server, "model", .verbatim("Model"),
        Message("The ORM turns what the View wants into queries and keeps the connections."))
    }
    try askSecrets(server, for: stores.map(\.part))
    for store in stores { try ask(store.part, store.connection, from: server, sight) }
    if stores.isEmpty { noteNoStore(server) }
    if isDjango {
      noteLayer(
        server, "template", .verbatim("Template"),
        Message(
          "Makes the HTML, which goes back the way that the request came. Its pictures, styles and scripts the browser asks for one by one."
        ))
    } else {
      noteLayer(server, "response", Message("Response"), Message("The answer goes back the way that the request came."))
    }
    throw end(.page)
  }

  /// Django serves no files in production: they are where `static` and `media` say.
  ///
  /// Source: https://docs.djangoproject.com/en/stable/howto/static-files/deployment/
  private mutating func refuseFiles(_ server: Resource) throws(Ended) {
    guard let purpose = FileServing.purposes.first(where: { path.hasPrefix("/\($0)/") }),
      let bucket = topology.value(purpose, of: topology.sayer(of: purpose, for: server))?.references.first
    else { return }
    try stop(
      server.name, kind: "urlconf", as: .program, title: .verbatim("URLconf"),
      Message(
        "Django serves no files itself in production; those under `/\(purpose)/` are in \(topology.noun(bucket)), to which this way does not lead."
      ),
      origin: topology.origin(of: topology.sayer(of: purpose, for: server).name, attribute: purpose), sees: .status(404)
    )
  }

  /// The session: in a store, or in a cookie that the request has brought.
  private mutating func askSession(_ server: Resource, _ sight: VisitorSight) throws(Ended) -> Name? {
    let said = topology.value("sessions", of: topology.sayer(of: "sessions", for: server))
    if said?.description == "cookies" {
      noteLayer(
        server, "session", Message("Session"), Message("Came with the request, in a signed cookie; no store is asked."))
      return nil
    }
    guard let store = said?.references.first.flatMap({ topology[$0] }) else { return nil }
    try askOverNetwork(store, from: server.name, Message("Keeps the visitor's session."), sight)
    return store.name
  }

  /// What a server is meant to ask for data, in the order of the statements: databases, tables, caches.
  private func stores(of server: Resource) -> [(part: Resource, connection: Connection?)] {
    let stated = (design.wiring.connections[server.name] ?? []).compactMap { connection in
      connection.to.part.flatMap { topology[$0] }.map { (part: $0, connection: Optional(connection)) }
    }.filter { Self.stores.contains($0.part.kind) || design.databaseServers.map(\.name).contains($0.part.name) }
    guard stated.isEmpty else { return stated }
    // The password that a server reads says which database it asks.
    let secrets = topology.setting(Attribute<[Name]>("secrets"), of: server) ?? []
    return Self.databases.flatMap { topology.parts(of: $0) }.filter { database in
      secrets.contains { topology.passwords(of: database).contains($0) }
    }.map { ($0, nil) }
  }

  private static let databases = ["rds", "aurora"]
  private static let stores: Set<String> = [
    "rds", "aurora", "aurora-instance", "replica", "rds-proxy", "cache", "dynamodb", "opensearch",
  ]

  private mutating func noteNoStore(_ server: Resource) {
    let inside = software(of: server).first { $0.isDatabase }
    if let inside {
      noteProgram(server, inside, Message("Keeps the data on the same server."))
      return
    }
    let known = Self.databases.flatMap { topology.parts(of: $0) }.map { topology.noun($0.name) }
    note(
      server.name, kind: "model", as: .program, title: Message("Data"),
      verdict: known.isEmpty ? .yes : .unknown,
      known.isEmpty
        ? Message("The design has no database that the page could come from.")
        : Message("No `connect` says that it asks \(known), so this is not followed."))
  }

  /// The secrets with the passwords of the databases, by the server's role.
  private mutating func askSecrets(_ server: Resource, for stores: [Resource]) throws(Ended) {
    let read = design.statedReads(of: server)
    let wanted = stores.flatMap { topology.passwords(of: $0) }.filter { read.contains($0) }
    for secret in wanted.compactMap({ topology[$0] }) {
      try askService(
        secret, for: [], from: server, Message("Hands out the database's password"), .status(500))
    }
  }

  /// A store by its port or, where IAM decides, by the role.
  mutating func ask(_ store: Resource, _ connection: Connection?, from client: Resource, _ sight: VisitorSight)
    throws(Ended)
  {
    if Kinds.services[store.kind] != nil {
      return try askService(
        store, for: connection?.purposes ?? [], from: client, Message("Keeps the data"), .status(500))
    }
    if store.kind == "rds-proxy" {
      try askOverNetwork(store, from: client.name, Message("Lends one of its open connections to the database."), sight)
      if let target = topology.value(Attribute<Name>("target"), of: store).flatMap({ topology[$0] }) {
        try askOverNetwork(target, from: store.name, Message("Keeps the data."), sight)
      }
      return
    }
    try askOverNetwork(
      store, from: client.name,
      store.kind == "cache" ? Message("Keeps what is wanted often.") : Message("Keeps the data."), sight, connection)
  }

  private mutating func askOverNetwork(
    _ store: Resource, from client: Name, _ work: Message, _ sight: VisitorSight, _ connection: Connection? = nil
  ) throws(Ended) {
    if Kinds.services[store.kind] != nil { return note(store.name, as: .asked, work) }
    let stated = connection?.ports.first.flatMap { UInt16(exactly: $0) }
    guard let port = stated ?? port(of: store) else {
      return note(
        store.name, verdict: .unknown, Message("Nothing says on which port it listens, so the network is not asked."))
    }
    try hop(from: .part(client), to: store.name, port, work) { _ in sight }
  }

  private func port(of store: Resource) -> UInt16? {
    if let own = topology.value(.port, of: store).flatMap({ UInt16(exactly: $0) }) { return own }
    if let known = design.listeningPorts(of: store.name).ranges.first?.lowerBound { return known }
    let source = (store.parent ?? topology.value(Attribute<Name>("target"), of: store)).flatMap { topology[$0] }
    let engine = [store, source].compactMap { $0 }.compactMap { topology.value(.engine, of: $0) }.first ?? ""
    if store.kind == "replica" || store.kind == "aurora-instance", let source { return port(of: source) }
    if engine.contains("postgres") { return 5432 }
    return engine.contains("mysql") || engine.contains("maria") ? 3306 : nil
  }

  /// The services that take a role for what runs there.
  private static let principals = ["ec2": "ec2", "asg": "ec2", "ecs-service": "ecs-tasks", "lambda": "lambda"]

  /// A service of AWS that asks IAM: may the role, and does the network lead there?
  mutating func askService(
    _ part: Resource, for purposes: [String], from client: Resource, _ work: Message,
    _ sight: VisitorSight
  ) throws(Ended) {
    let permissions = Permissions(topology)
    let needs = permissions.needs(of: part, for: purposes)
    guard let role = topology.role(of: client, using: part.name) else {
      try stop(
        part.name, as: .asked, Message("\(topology.noun(client.name)) has no role, so IAM lets it do nothing here."),
        origin: topology.origin(of: client.name), sees: sight)
      return
    }
    if let service = Self.principals[client.kind],
      !(topology.value(Attribute<[String]>("trust"), of: role) ?? []).contains(service)
    {
      try stop(
        part.name, as: .asked, code: "AccessDenied",
        Message(
          "\(topology.noun(role)) does not trust the service `\(service)`, so \(topology.noun(client.name)) cannot act under it."
        ),
        origin: topology.origin(of: role, attribute: "trust"), sees: sight)
    }
    if let need = permissions.missing(needs, for: role).first {
      let actions = need.actions.prefix(2).joined(separator: ", ")
      try stop(
        part.name, as: .asked, code: "AccessDenied",
        Message("\(topology.noun(role)) is not allowed \(actions) on \(topology.noun(need.resource))."),
        origin: topology.origin(of: role), sees: sight)
    }
    let allowed = Message("\(work), as \(topology.noun(role)) allows.")
    // A function outside every VPC needs no way of the design's.
    guard !network.interfaces(of: client.name).isEmpty else { return note(part.name, as: .asked, allowed) }
    let trace = network.trace(Flow(from: .part(client.name), to: .part(part.name), .tcp(PortSet(443))))
    guard trace.verdict == .no else { return note(part.name, as: .asked, allowed) }
    try stop(
      part.name, as: .asked, code: trace.code?.rawValue, trace.reason ?? allowed, origin: trace.deciding?.origin,
      sees: sight)
  }

  // MARK: Onwards

  /// From a server that runs no application to the next tier that it is meant to ask.
  private mutating func passOn(_ server: Resource, hasStack: Bool) throws(Ended) {
    let next = (design.wiring.connections[server.name] ?? []).compactMap { connection in
      connection.to.part.flatMap { topology[$0] }.map { ($0, connection) }
    }
    if let (balancer, _) = next.first(where: { ["alb", "nlb"].contains($0.0.kind) }) {
      let isSecure = topology.children(of: balancer.name, kind: "listener").contains { topology.isSecure($0) }
      return try balance(balancer, from: .part(server.name), secure: isSecure)
    }
    if let (other, connection) = next.first(where: {
      design.tiers[$0.0.name] == .application && ["ec2", "asg", "ecs-service"].contains($0.0.kind)
    }) {
      let port =
        connection.ports.first.flatMap { UInt16(exactly: $0) } ?? software(of: other).compactMap(\.openPort).first
      if let port {
        try hop(from: .part(server.name), to: other.name, port) { _ in .status(504) }
        return try serve(other, port: port)
      }
    }
    if !hasStack {
      note(
        server.name, kind: "program", as: .program, title: Message("Programs on `\(server.name)`"), verdict: .unknown,
        Message("No `stack` says what runs there, as `stack=nginx:80,gunicorn,django` does."))
    }
    try runApplication(server, nil, patience: [])
  }
}
