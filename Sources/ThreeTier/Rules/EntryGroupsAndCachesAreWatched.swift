import Localization
import Topology

/// Alarms watch the errors and unhealthy targets of load balancers, the groups of servers and the
/// caches, and somebody hears them.
///
/// Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
enum EntryGroupsAndCachesAreWatched: Rule {
  static let code = "OPS-02"
  static let pillar = Pillar.operations
  static let covers = ["aws.cloudwatch"]

  /// Something that needs an alarm, and one to begin with.
  private struct Watch {
    /// The part that stands unwatched, and those on which an alarm will do.
    let part: Name
    let places: [Name]
    /// The metrics of which one will do; any when there is none.
    let metrics: [String]
    let suffix: String
    let alarm: String
    let message: Message
  }

  private static let errors = ["HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count"]
  private static let health = [
    "UnHealthyHostCount", "HealthyHostCount", "UnHealthyStateRouting", "HealthyStateRouting",
  ]

  static func check(_ design: Design) -> Outcome {
    let watches = balancers(design) + groups(design) + caches(design)
    guard !watches.isEmpty else {
      return .doesNotApply(Message("The design has no load balancer, group of servers or cache."))
    }
    let topic = design.heardTopic
    var told: Set<Finding> = []
    return .found(watches.compactMap { finding($0, telling: topic, design) }.filter { told.insert($0).inserted })
  }

  /// The errors of each load balancer that sends requests on, and the targets of its groups.
  private static func balancers(_ design: Design) -> [Watch] {
    let topology = design.topology
    let groups = Dictionary(grouping: design.balancings, by: \.balancer)
      .mapValues { Set($0.map(\.targetGroup)).sorted() }
    // A network load balancer reads no answers, so it counts no errors.
    let failing = groups.filter { topology[$0.key]?.kind == "alb" }.sorted { $0.key < $1.key }.map {
      balancer, targets in
      Watch(
        part: balancer, places: [balancer] + targets, metrics: errors, suffix: "errors",
        alarm: "on=\(balancer) metric=\(errors[0]) statistic=Sum above=20",
        message: Message(
          "No alarm watches \(words(errors)) of \(topology.noun(balancer)). The users notice first that requests fail.")
      )
    }
    var balancers: [Name: Set<Name>] = [:]
    for (balancer, targets) in groups {
      for target in targets { balancers[target, default: []].insert(balancer) }
    }
    // A load balancer asks functions for their health only where that is turned on.
    let asked = balancers.filter { topology.value(Attribute<String>("target-type"), of: $0.key) != "lambda" }
    let sick = asked.sorted { $0.key < $1.key }.map { group, balancers in
      Watch(
        part: group, places: [group] + balancers.sorted(), metrics: health, suffix: "sick",
        alarm: "on=\(group) metric=\(health[0]) statistic=Maximum above=0",
        message: Message(
          "No alarm watches \(words(Array(health.prefix(2)))) of \(topology.noun(group)). Servers can fall out of service without anybody noticing."
        ))
    }
    return failing + sick
  }

  /// Groups that no load balancer asks for their health.
  private static func groups(_ design: Design) -> [Watch] {
    let topology = design.topology
    let balanced = Set(design.balancings.map(\.targetGroup))
    return topology.parts(of: Kinds.pools).filter { balanced.isDisjoint(with: design.targetGroups(of: $0.name)) }.map {
      Watch(
        part: $0.name, places: [$0.name], metrics: [], suffix: "cpu",
        alarm: "on=\($0.name) metric=CPUUtilization above=80",
        message: Message(
          "No alarm watches \(topology.noun($0.name)). A group that starts no servers or overloads them is noticed by its users first."
        ))
    }
  }

  private static func caches(_ design: Design) -> [Watch] {
    let topology = design.topology
    return topology.parts(of: "cache").map {
      Watch(
        part: $0.name, places: [$0.name], metrics: [], suffix: "memory",
        alarm: "on=\($0.name) metric=\(memory(of: $0, design))",
        message: Message(
          "No alarm watches \(topology.noun($0.name)). When its memory is full, it forgets sessions without a word."))
    }
  }

  /// The metric that tells of a full cache; a serverless one and Memcached have no percentage.
  private static func memory(of cache: Resource, _ design: Design) -> String {
    let hasShare = !design.isServerless(cache) && design.topology.value(.engine, of: cache) != "memcached"
    return hasShare ? "DatabaseMemoryUsagePercentage above=80" : "Evictions above=0"
  }

  private static func words(_ metrics: [String]) -> [Message] { metrics.map { Message("`\($0)`") } }

  private static func finding(_ watch: Watch, telling topic: Name?, _ design: Design) -> Finding? {
    let topology = design.topology
    let alarms = watch.places.flatMap { design.alarms(on: $0) }.filter { alarm in
      watch.metrics.isEmpty
        || topology.value(Attribute<String>("metric"), of: alarm).map(watch.metrics.contains) ?? false
    }
    let fitting = alarms.filter { alarm in
      side(of: alarm, watch, topology).map { alarm.values[$0] != nil } ?? true
    }
    guard !fitting.contains(where: { design.isHeard($0) }) else { return nil }
    if fitting.isEmpty, let alarm = alarms.first, let side = side(of: alarm, watch, topology) {
      return design.turned(alarm, code, watching: watch.part, side: side)
    }
    if let alarm = fitting.first { return design.unheard(alarm, code, watching: watch.part, telling: topic) }
    let mend = topic.map { topic in
      ["add alarm \(design.freeName("\(watch.part)-\(watch.suffix)")) \(watch.alarm) notify=\(topic)"]
    }
    return finding(
      .medium, [watch.part], at: topology.origin(of: watch.part), watch.message, mend: mend ?? [])
  }

  /// The side on which the metric of an alarm is bad; nil where any metric will do.
  private static func side(of alarm: Resource, _ watch: Watch, _ topology: Topology) -> String? {
    guard !watch.metrics.isEmpty, let metric = topology.value(Attribute<String>("metric"), of: alarm) else {
      return nil
    }
    return metric.hasPrefix("Healthy") ? "below" : "above"
  }

  private static let balanced =
    RuleExample.balanced + """
      add sns ops subscribers=ops@example.kr

      """

  static let failing = [
    // An alarm on the wrong side watches nothing.
    RuleExample(
      balanced + """
        add alarm errors on=front metric=HTTPCode_ELB_5XX_Count above=20 notify=ops
        add alarm sick on=web metric=HealthyHostCount above=1 notify=ops  # OPS-02
        """),
    RuleExample(
      """
      add cache store engine=valkey  # OPS-02
      add sns ops subscribers=ops@example.kr
      """),
    RuleExample(
      """
      add cache store engine=memcached
      add alarm full on=store metric=Evictions above=0  # OPS-02
      add sns ops subscribers=ops@example.kr
      """),
    RuleExample(
      """
      add cache store engine=valkey
      add sns ops  # OPS-02
      add alarm full on=store metric=DatabaseMemoryUsagePercentage above=80 notify=ops
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add subnet app-a in main az=a cidr=10.0.1.0/24
      add launch-template job stack=celery
      add asg workers launch-template=job subnets=app-a min=2 max=4  # OPS-02
      add sns ops subscribers=ops@example.kr
      """),
    RuleExample(
      """
      add vpc main cidr=10.0.0.0/16
      add target-group web in main protocol=http port=80  # OPS-02
      add alb front in main  # OPS-02
      add listener door in front protocol=http port=80 forward=web
      add sns ops subscribers=ops@example.kr
      """),
  ]

  static let passing = [
    RuleExample(
      balanced + """
        add alarm errors on=front metric=HTTPCode_ELB_5XX_Count above=20 notify=ops
        add alarm sick on=web metric=HealthyHostCount below=2 notify=ops
        """),
    RuleExample(
      balanced + """
        add cache store engine=valkey
        add launch-template site
        add asg more launch-template=site subnets=app-a,app-c min=2 max=4 target-groups=web
        add alarm {errors,sick} on=web metric={HTTPCode_Target_5XX_Count,UnHealthyHostCount} above={20,0} notify=ops
        add alarm full on=store metric=Evictions above=100 notify=ops
        """),
  ]
}
