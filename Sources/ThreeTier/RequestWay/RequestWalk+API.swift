import Localization
import Reachability
import Topology

extension RequestWalk {
  /// An API of API Gateway: who may ask, and which route takes the path.
  mutating func callAPI(_ api: Resource) throws(Ended) {
    let isREST = topology.value(.recordType, of: api) == "rest"
    // The narrowest route wins.
    let routes = topology.forwards(of: api.name)
      .sorted { PathPattern($0.path ?? "*").literals > PathPattern($1.path ?? "*").literals }
    guard let route = routes.first(where: { PathPattern($0.path ?? "*").matches(path) }) else {
      try stop(
        api.name,
        routes.isEmpty
          ? Message("Has no routes.")
          : Message(
            "None of its routes has the path `\(path)`: \(routes.map { Message.verbatim("`\($0.path ?? "*")`") })."),
        sees: .status(isREST ? 403 : 404))
      return
    }
    note(
      api.name,
      Message(
        "The route `\(route.path ?? "*")` takes the path `\(path)`: \(route.target.part.map { topology.noun($0) } ?? .verbatim(route.target.description))."
      ), origin: topology.origin(of: .forward(route)))
    if let pool = topology.value(Attribute<Name>("authorizer"), of: api) {
      note(pool, as: .asked, Message("Signed the token that the request has to bring. Without one the status is 401."))
    }
    guard let target = route.target.part.flatMap({ topology[$0] }) else { return }
    switch target.kind {
    case "lambda": try call(target, from: api.name)
    default:
      try stop(
        target.name, verdict: .unknown, Message("The way of a request through it is not followed."), sees: .nothing)
    }
  }

  /// Ends the way where the API is asked by a name that is not its own.
  mutating func refuseForeignName(_ api: Resource) throws(Ended) {
    guard let host, !names.isOwn(host, of: api) else { return }
    try stop(
      api.name,
      Message("Has no `domain` and `certificate` of the name `\(host)`, and shows that of its address at AWS."),
      sees: .certificateWarning)
  }

  /// A function, which AWS calls: no network leads to it.
  mutating func call(_ function: Resource, from caller: Name) throws(Ended) {
    let place =
      network.interfaces(of: function.name).isEmpty
      ? Message("It runs outside every VPC.") : Message("It reaches into the VPC by its subnets.")
    note(function.name, Message("AWS calls it for \(topology.noun(caller)); no security group admits that. \(place)"))
    let connections = design.wiring.connections[function.name] ?? []
    for connection in connections {
      guard let target = connection.to.part.flatMap({ topology[$0] }), target.kind != "secret" else { continue }
      if ["sqs", "sns"].contains(target.kind) {
        try askService(
          target, for: connection.purposes, from: function, Message("Takes a message for later"),
          .status(500))
      } else {
        try ask(target, connection, from: function, .status(504))
      }
    }
    throw end(.data)
  }
}
