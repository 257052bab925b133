/// All rules that are built, in the order of the catalogue.
public enum RuleCatalogue {
  /// The rules.
  public static let all: [any Rule.Type] = [
    SubnetBlocksFit.self, EntryStandsInPublicSubnets.self, InnerTiersStayPrivate.self, TiersSpanZones.self,
    NATGatewaysReachOut.self, ZonesHaveTheirOwnNAT.self, RoutesLeadSomewhere.self, PrivateTablesReachS3Directly.self,
    LoadBalancersSpanPublicZones.self,
    ServersHaveNoPublicAddress.self,
    PartsServeAPurpose.self, PartsAreComplete.self,
  ]

  /// The rule with a code; nil when there is none.
  public static func rule(_ code: String) -> (any Rule.Type)? { byCode[code] }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}
