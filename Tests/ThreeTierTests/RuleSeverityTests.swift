import TestSupport
import Testing
import ThreeTier

/// How much findings matter, by rule: learners see it first, and the score is made of it.
@Suite struct RuleSeverityTests {
  /// The severities that the failing examples of each rule show.
  private static let severities: [String: Set<Severity>] = [
    "APP-01": [.low, .medium], "APP-02": [.medium, .broken], "APP-03": [.high], "APP-04": [.low, .medium],
    "APP-05": [.medium], "APP-06": [.medium], "APP-07": [.low, .medium, .broken], "APP-08": [.low, .high],
    "APP-09": [.high], "APP-10": [.medium], "APP-11": [.medium], "APP-12": [.medium], "APP-13": [.medium],
    "APP-14": [.medium],
    "COST-01": [.low],
    "DATA-01": [.critical], "DATA-02": [.high], "DATA-03": [.high, .broken], "DATA-04": [.high], "DATA-05": [.high],
    "DATA-06": [.medium], "DATA-07": [.critical, .broken], "DATA-08": [.medium], "DATA-09": [.medium, .broken],
    "DATA-10": [.medium], "DATA-11": [.medium], "DATA-12": [.low, .medium, .broken], "DATA-13": [.low],
    "DATA-14": [.medium], "DATA-15": [.medium],
    "EDGE-01": [.medium, .high, .broken], "EDGE-02": [.high], "EDGE-03": [.medium, .broken],
    "EDGE-04": [.low, .medium, .high, .broken], "EDGE-05": [.low, .medium, .broken], "EDGE-06": [.low],
    "EDGE-07": [.high, .broken], "EDGE-08": [.low, .medium, .high, .broken],
    "IAM-01": [.high], "IAM-02": [.critical], "IAM-03": [.medium, .high], "IAM-04": [.medium],
    "IAM-05": [.medium, .broken],
    "INT-01": [.high, .broken], "INT-02": [.high], "INT-03": [.low], "INT-04": [.broken],
    "LAKE-01": [.low],
    "LB-01": [.high, .broken], "LB-02": [.medium, .high], "LB-03": [.medium], "LB-04": [.medium], "LB-05": [.broken],
    "LB-06": [.medium, .broken], "LB-07": [.low, .broken],
    "MSG-01": [.low, .medium, .broken], "MSG-02": [.high], "MSG-03": [.low],
    "NACL-01": [.high], "NACL-02": [.medium], "NACL-03": [.medium],
    "NET-01": [.broken], "NET-02": [.broken], "NET-03": [.high], "NET-04": [.high], "NET-05": [.broken],
    "NET-06": [.medium], "NET-07": [.high], "NET-08": [.low], "NET-09": [.low], "NET-10": [.broken],
    "NET-11": [.high], "NET-12": [.medium], "NET-13": [.medium], "NET-14": [.medium, .high, .broken],
    "NET-15": [.medium], "NET-16": [.broken],
    "OPS-01": [.low], "OPS-02": [.medium], "OPS-03": [.low, .broken],
    "S3-01": [.critical], "S3-02": [.high], "S3-03": [.low, .medium], "S3-04": [.medium], "S3-05": [.low],
    "S3-06": [.medium], "S3-07": [.medium], "S3-08": [.medium], "S3-09": [.broken],
    "SG-01": [.high], "SG-02": [.medium, .critical], "SG-03": [.high, .critical], "SG-04": [.high],
    "SG-05": [.critical], "SG-06": [.medium, .high], "SG-07": [.low], "SG-08": [.low], "SG-09": [.medium],
    "SG-10": [.broken],
    "STK-01": [.low, .medium], "STK-02": [.high], "STK-03": [.medium], "STK-04": [.medium],
    "TIER-01": [.high],
  ]

  @Test func examplesAreAsBadAsTheCatalogueSays() throws {
    var told: [String: Set<Severity>] = [:]
    for rule in RuleCatalogue.all {
      for example in rule.failing {
        let design = Design(try example.topology(), tables: Repository.tables)
        guard case .broken(let findings) = rule.check(design) else { continue }
        told[rule.code, default: []].formUnion(findings.map(\.severity))
      }
    }
    for code in Set(told.keys).union(Self.severities.keys).sorted() {
      #expect(told[code] == Self.severities[code], "\(code)")
    }
  }
}
