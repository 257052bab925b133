import Localization
import Topology

/// Messages and events that fail again and again go to a dead-letter queue: a queue's own, or that of
/// a function that nobody waits for.
///
/// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
enum FailedMessagesAreKept: Rule {
  static let code = "MSG-01"
  static let pillar = Pillar.reliability
  static let covers = ["aws.sqs", "aws.lambda"]

  private static let deadLetters = Attribute<Name>("dlq")
  private static let visibility = Attribute<Int>("visibility")

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let functions = topology.parts(of: "lambda")
    let queues = topology.parts(of: "sqs")
    let alone = unattended(topology)
    let called = functions.filter { alone.contains($0.name) }
    guard !queues.isEmpty || !called.isEmpty else {
      return .doesNotApply(Message("The design has no queue, and no function that events call."))
    }
    // Where messages end that nobody could handle, they need no further queue.
    let last = Set((queues + functions).compactMap { topology.value(deadLetters, of: $0) })
    return .found(
      queues.compactMap { last.contains($0.name) ? nil : lost($0, design) ?? mixed($0, design) }
        + called.compactMap { lost($0, design) } + functions.flatMap { hurried($0, topology) })
  }

  /// The functions that buckets and topics call without waiting for an answer.
  private static func unattended(_ topology: Topology) -> Set<Name> {
    let callers =
      topology.parts(of: "s3").flatMap { $0.values["notify"]?.references ?? [] }
      + topology.parts(of: "eventbridge").flatMap { $0.values["targets"]?.references ?? [] }
    return Set(callers + topology.parts(of: "sns").flatMap { $0.values["subscribers"]?.references ?? [] })
  }

  /// What a queue or function loses for want of a dead-letter queue.
  private static func lost(_ part: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    guard topology.value(deadLetters, of: part) == nil else { return nil }
    let isQueue = part.kind == "sqs"
    let dead = design.freeName("\(part.name)-dead")
    let isOrdered = topology.value(Attribute<Bool>("fifo"), of: part) == true
    let permission = topology.value(.role, of: part).map { ["grant \($0) sqs:SendMessage on \(dead)"] } ?? []
    return finding(
      .medium, [part.name], at: topology.origin(of: part.name, attribute: "dlq"),
      isQueue
        ? Message(
          "\(topology.noun(part.name)) has no dead-letter queue. A message that always fails comes back until it expires, and then it is gone."
        )
        : Message(
          "Events call \(topology.noun(part.name)), and nobody waits for its answer. After two more tries a failed event is gone without a dead-letter queue."
        ),
      mend: ["add sqs \(dead)" + (isOrdered ? " fifo=yes" : "")]
        + ["set \(part.name) dlq=\(dead)" + (isQueue && part.values["max-receives"] == nil ? " max-receives=5" : "")]
        + permission)
  }

  /// A queue that keeps order and leads to one that does not, or the other way round.
  private static func mixed(_ queue: Resource, _ design: Design) -> Finding? {
    let topology = design.topology
    let ordered = Attribute<Bool>("fifo")
    guard let dead = topology.value(deadLetters, of: queue),
      let wanted = topology.value(ordered, of: queue), topology.value(ordered, of: dead) != wanted
    else { return nil }
    // Whom the dead-letter queue suits as it is would lose it by a change; then this queue gets its own.
    let isSharedAsItIs = topology.parts(of: ["sqs", "lambda"]).contains {
      topology.value(deadLetters, of: $0) == dead && ($0.kind == "lambda" || topology.value(ordered, of: $0) != wanted)
    }
    let own = design.freeName("\(queue.name)-dead")
    return finding(
      .broken, [dead, queue.name], at: topology.origin(of: queue.name, attribute: "dlq"),
      Message(
        "Of \(topology.noun(queue.name)) and its dead-letter queue `\(dead)` only one is a FIFO queue; AWS wants both alike."
      ),
      mend: isSharedAsItIs
        ? ["add sqs \(own)" + (wanted ? " fifo=yes" : ""), "set \(queue.name) dlq=\(own)"]
        : ["set \(dead) fifo=\(wanted ? "yes" : "no")"])
  }

  /// Queues that show a message to others before the function has had time for it.
  private static func hurried(_ function: Resource, _ topology: Topology) -> [Finding] {
    let time = topology.value(Attribute<Int>("timeout"), of: function) ?? 3
    let queues = (function.values["source"]?.references ?? []).compactMap { topology[$0] }.filter { $0.kind == "sqs" }
    return queues.compactMap { queue in
      guard let hidden = topology.value(visibility, of: queue), hidden < 6 * time else { return nil }
      let message =
        hidden < time
        ? Message(
          "\(topology.noun(queue.name)) hides a message for \(hidden) seconds and \(topology.noun(function.name)) may take \(time). AWS does not join them."
        )
        : Message(
          "\(topology.noun(queue.name)) hides a message for \(hidden) seconds and \(topology.noun(function.name)) may take \(time). Below six times that, messages are handled twice when it is slow."
        )
      return finding(
        hidden < time ? .broken : .low, [queue.name, function.name],
        at: topology.origin(of: queue.name, attribute: "visibility"), message,
        mend: ["set \(queue.name) visibility=\(6 * time)s"])
    }
  }

  private static let loader = """
    add role loader trust=lambda
    add sqs dead
    add sqs jobs dlq=dead max-receives=5

    """

  static let failing = [
    RuleExample("add sqs jobs  # MSG-01"),
    RuleExample(
      """
      add sqs dead
      add sqs jobs dlq=dead fifo=yes  # MSG-01
      """),
    // What mends one of two queues with one dead-letter queue must not break the other.
    RuleExample(
      """
      add sqs dead
      add sqs jobs dlq=dead max-receives=5
      add sqs orders fifo=yes dlq=dead max-receives=5  # MSG-01
      """),
    RuleExample(
      """
      add role loader trust=lambda
      add lambda load runtime=python3.13 role=loader  # MSG-01
      add s3 uploads notify=created:load
      """),
    RuleExample(
      """
      add role loader trust=lambda
      add lambda load runtime=python3.13 role=loader  # MSG-01
      add sns news subscribers=load
      """),
    RuleExample(
      """
      add role loader trust=lambda
      add sqs dead
      add sqs jobs dlq=dead  # MSG-01
      add lambda load runtime=python3.13 role=loader source=jobs timeout=60s
      """),
    RuleExample(
      """
      add role loader trust=lambda
      add sqs dead
      add sqs jobs dlq=dead visibility=120s  # MSG-01
      add lambda load runtime=python3.13 role=loader source=jobs timeout=60s
      """),
  ]

  static let passing = [
    RuleExample(loader + "add lambda load runtime=python3.13 role=loader source=jobs timeout=5s"),
    RuleExample(
      loader + """
        add lambda load runtime=python3.13 role=loader dlq=dead
        add s3 uploads notify=created:load
        """),
  ]
}
