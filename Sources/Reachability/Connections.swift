import Topology

/// A set of connections, by the client's address and port and the server's address and port.
///
/// Filters and routes cut it down, so what is left in the end is exactly what works: nothing is sampled.
struct Connections: Sendable, Hashable {
  /// Connections whose four values are each in a set.
  struct Box: Sendable, Hashable {
    var client = AddressSet.all
    var server = AddressSet.all
    /// The server's port, which the request names.
    var port = PortSet.all
    /// The client's port, which the reply names.
    var replyPort = PortSet.all

    var isEmpty: Bool { client.isEmpty || server.isEmpty || port.isEmpty || replyPort.isEmpty }

    func contains(_ other: Box) -> Bool {
      port.contains(other.port) && replyPort.contains(other.replyPort) && client.contains(other.client)
        && server.contains(other.server)
    }

    func intersection(_ other: Box) -> Box {
      Box(
        client: client.intersection(other.client), server: server.intersection(other.server),
        port: port.intersection(other.port), replyPort: replyPort.intersection(other.replyPort))
    }

    /// What is left without `other`, cut along one value after the other.
    func subtracting(_ other: Box) -> [Box] {
      let common = intersection(other)
      guard !common.isEmpty else { return [self] }
      var pieces: [Box] = []
      let clients = client.subtracting(other.client)
      if !clients.isEmpty { pieces.append(Box(client: clients, server: server, port: port, replyPort: replyPort)) }
      let servers = server.subtracting(other.server)
      if !servers.isEmpty {
        pieces.append(Box(client: common.client, server: servers, port: port, replyPort: replyPort))
      }
      let ports = port.subtracting(other.port)
      if !ports.isEmpty {
        pieces.append(Box(client: common.client, server: common.server, port: ports, replyPort: replyPort))
      }
      let replyPorts = replyPort.subtracting(other.replyPort)
      if !replyPorts.isEmpty {
        pieces.append(Box(client: common.client, server: common.server, port: common.port, replyPort: replyPorts))
      }
      return pieces
    }
  }

  /// The boxes, none overlapping another.
  var boxes: [Box]

  init(_ boxes: [Box]) { self.boxes = boxes.filter { !$0.isEmpty } }

  var isEmpty: Bool { boxes.isEmpty }

  func intersection(_ box: Box) -> Connections {
    isWithin(box) ? self : Connections(boxes.map { $0.intersection(box) })
  }

  /// Whether a box has all of them.
  func isWithin(_ box: Box) -> Bool { boxes.allSatisfy { box.contains($0) } }

  /// Adds connections of which none is here yet.
  mutating func add(_ others: Connections) { boxes = boxes.isEmpty ? others.boxes : boxes + others.boxes }

  func subtracting(_ box: Box) -> Connections { Connections(boxes.flatMap { $0.subtracting(box) }) }

  /// The server's ports, whatever the rest.
  var ports: PortSet { boxes.reduce(PortSet([])) { $0.union($1.port) } }
  /// The addresses of servers, whatever the rest.
  var servers: AddressSet { boxes.reduce(.empty) { $0.union($1.server) } }
  /// The addresses of clients, whatever the rest.
  var clients: AddressSet { boxes.reduce(.empty) { $0.union($1.client) } }

  /// The same requests from another client, as a NAT gateway makes them.
  func from(_ client: AddressSet, replyPort: PortSet) -> Connections {
    var result = Connections([])
    for box in boxes {
      var rest = Connections([Box(client: client, server: box.server, port: box.port, replyPort: replyPort)])
      for known in result.boxes { rest = rest.subtracting(known) }
      result.boxes += rest.boxes
    }
    return result
  }

  /// Those whose server and port are also in `other`, whoever the clients there are.
  func limited(to other: Connections) -> Connections {
    let wide = other.from(.all, replyPort: .all)
    return Connections(wide.boxes.flatMap { intersection($0).boxes })
  }
}

/// An ordered list of rules: the first that matches decides, and what matches none is denied.
struct Filter {
  /// One rule, with its place in the list that it was made from.
  struct Rule {
    let allows: Bool
    let box: Connections.Box
    let index: Int
  }

  /// What a filter made of connections.
  struct Outcome {
    var passed = Connections([])
    var denied = Connections([])
    /// The rules that let something pass, and those that denied something; by index.
    var allowedBy: [Int] = []
    var deniedBy: [Int] = []

    var verdict: Verdict { passed.isEmpty ? .no : denied.isEmpty ? .yes : .partly }
  }

  var rules: [Rule]

  func apply(_ connections: Connections) -> Outcome {
    var outcome = Outcome()
    var rest = connections
    for rule in rules where !rest.isEmpty {
      // Usually one rule covers all that is left, which then needs no cutting into pieces.
      let isCovered = rest.isWithin(rule.box)
      let matched = isCovered ? rest : rest.intersection(rule.box)
      guard !matched.isEmpty else { continue }
      if rule.allows {
        outcome.passed.add(matched)
        outcome.allowedBy.append(rule.index)
      } else {
        outcome.denied.add(matched)
        outcome.deniedBy.append(rule.index)
      }
      rest = isCovered ? Connections([]) : rest.subtracting(rule.box)
    }
    outcome.denied.add(rest)
    return outcome
  }
}
