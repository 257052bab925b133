import Localization
import Topology

/// A cache is encrypted at rest and in transit, and asks who is there.
///
/// Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/encryption.html
enum CachesAreEncrypted: Rule {
  static let code = "DATA-11"
  static let pillar = Pillar.security
  static let covers = ["tier.compute.stateless", "tier.data.sessions"]

  static func check(_ design: Design) -> Outcome {
    let caches = design.replicatedCaches
    guard !caches.isEmpty else { return .doesNotApply(Message("The design has no Redis or Valkey cache.")) }
    return .found(caches.compactMap { finding($0, design) })
  }

  private static func finding(_ cache: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    // AWS encrypts a serverless cache whatever is said.
    let open = design.isServerless(cache) ? [] : ["encrypted", "tls"].filter { cache.values[$0] != .flag(true) }
    let asks = topology.value(Attribute<String>("auth"), of: cache) != "none"
    guard !open.isEmpty || !asks else { return nil }
    let name = topology.noun(cache.name)
    let message =
      open.isEmpty
      ? Message(
        "\(name) asks nobody who they are. Whatever runs on a server that its group admits reads every session.")
      : Message(
        "\(name) has sessions in the clear: \(open.map { Message("`\($0)`") }) is off. Who sees the traffic or a backup can act as any user."
      )
    let values = open.map { "\($0)=yes" } + (asks ? [] : ["auth=users"])
    return finding(
      .medium, [cache.name], at: topology.origin(of: cache.name, attribute: open.first ?? "auth"), message,
      mend: ["set \(cache.name) " + values.joined(separator: " ")])
  }

  static let failing = [
    RuleExample("add cache store engine=valkey  # DATA-11"),
    RuleExample("add cache store engine=redis encrypted=yes tls=no  # DATA-11"),
    RuleExample("add cache store engine=redis encrypted=yes tls=yes  # DATA-11"),
    RuleExample("add cache store engine=valkey mode=serverless  # DATA-11"),
  ]

  static let passing = [
    RuleExample("add cache store engine=valkey encrypted=yes tls=yes auth=users"),
    RuleExample(
      """
      add cache store engine=valkey mode=serverless auth=iam
      add cache pages engine=memcached
      """),
  ]
}
