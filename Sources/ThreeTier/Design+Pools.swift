import CommandLanguage
import Localization
import Topology

/// How many servers a pool keeps, and where each of the numbers is said.
struct PoolSize {
  /// A number of servers and the attribute that says it.
  struct Number {
    let count: Int
    let sayer: Name
    let key: String
  }

  /// The fewest, the most and those at the start; nil where nobody says them.
  let least: Number?
  let most: Number?
  let desired: Number?
}

extension Design {
  /// The numbers of a group, which says them itself, or of an ECS service, whose limits are those of its
  /// scaling policy: without one it keeps what it began with.
  func size(of pool: Resource) -> PoolSize {
    func number(_ attribute: Attribute<Int>, of part: Resource) -> PoolSize.Number? {
      topology.value(attribute, of: part).map { PoolSize.Number(count: $0, sayer: part.name, key: attribute.key) }
    }
    let desired = number(.desired, of: pool)
    guard pool.kind == "ecs-service" else {
      let least = number(.minimum, of: pool)
      return PoolSize(least: least, most: number(.maximum, of: pool), desired: desired ?? least)
    }
    let policies = topology.children(of: pool.name, kind: "scaling-policy")
    let least = policies.compactMap { number(.minimum, of: $0) }.min { $0.count < $1.count }
    let most = policies.compactMap { number(.maximum, of: $0) }.max { $0.count < $1.count }
    return PoolSize(least: least ?? desired, most: most ?? desired, desired: desired)
  }

  /// The statement that says a number.
  func origin(of number: PoolSize.Number) -> Span? { topology.origin(of: number.sayer, attribute: number.key) }

  /// What a pool starts, in words.
  static func noun(ofMembersOf pool: Resource) -> Message {
    pool.kind == "ecs-service" ? Message("tasks") : Message("servers")
  }
}
