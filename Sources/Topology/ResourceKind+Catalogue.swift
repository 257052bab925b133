extension ResourceKind {
  /// Every kind, in the order in which a saved design lists its parts: what others refer to first.
  public static let all: [ResourceKind] = [
    vpc, internetGateway, subnet,
  ]
}
