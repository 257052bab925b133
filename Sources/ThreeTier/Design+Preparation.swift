extension Design {
  /// What several rules ask for and what takes long to find.
  struct Preparation: Sendable {
    let statedPaths: [StatedPath]
    let roleUses: [RoleUse]
    let stackedServers: [StackedServer]
  }

  /// The same design with what several rules ask for found once. Asking a design that is not prepared finds the
  /// same each time anew.
  public var prepared: Design {
    guard preparation == nil else { return self }
    return Design(
      self,
      Preparation(statedPaths: findStatedPaths(), roleUses: RoleUse.all(self), stackedServers: findStackedServers()))
  }

  /// What the network has to carry for the stated connections; connections whose ends have the same
  /// groups and subnets, on the same ports, are alike and stand once.
  var statedPaths: [StatedPath] { preparation?.statedPaths ?? findStatedPaths() }

  /// The roles of servers and functions, in the order of their names, each with its uses.
  var roleUses: [RoleUse] { preparation?.roleUses ?? RoleUse.all(self) }

  /// The servers behind load balancers that name their programs, one for each part that names them.
  var stackedServers: [StackedServer] { preparation?.stackedServers ?? findStackedServers() }
}
