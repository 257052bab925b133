import Foundation
import Reachability
import TestSupport
import Testing
import Topology
import Yams

/// The model lesson's lab: its flows in each solution and near-miss come out as the lab states.
@Suite struct ModelLabTests {
  /// A goal's condition that asks for a flow.
  struct Wish {
    let flow: Flow
    let possible: Bool
    let lost: String?

    func isMet(_ design: Topology) -> Bool {
      Network(design, losing: lost).trace(flow).verdict == (possible ? .yes : .no)
    }
  }

  let start: Topology
  let goals: [(id: String, wishes: [Wish])]
  let solutions: [(id: String, script: String)]
  let nearMisses: [(id: String, script: String, fails: [String])]

  init() throws {
    let file = Repository.root.appending(path: "Content/labs/booking-two-zones.yaml")
    let lab = try #require(try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8)))
    start = try Script.apply(Self.text(lab["start"]))
    var goals: [(id: String, wishes: [Wish])] = []
    for goal in Self.list(lab["goals"]) {
      var wishes: [Wish] = []
      for item in Self.list(goal["all"]) where item["flow"] != nil {
        let lost = item["zone-lost"]?.string
        wishes.append(
          Wish(flow: try flow(Self.text(item["flow"])), possible: item["possible"]?.bool ?? true, lost: lost))
      }
      if !wishes.isEmpty { goals.append((Self.text(goal["id"]), wishes)) }
    }
    self.goals = goals
    solutions = Self.list(lab["solutions"]).map { (Self.text($0["id"]), Self.text($0["script"])) }
    nearMisses = Self.list(lab["near-misses"]).map { miss in
      (Self.text(miss["id"]), Self.text(miss["script"]), Self.list(miss["fails"]).map { Self.text($0) })
    }
  }

  private static func text(_ node: Node?) -> String { node?.string ?? "" }
  private static func list(_ node: Node?) -> [Node] { node.map { $0.array() } ?? [] }

  private func unmet(_ design: Topology) -> [String] {
    goals.filter { goal in !goal.wishes.allSatisfy { $0.isMet(design) } }.map(\.id)
  }

  @Test func theStartIsOpen() {
    #expect(unmet(start) == ["closed"])
  }

  @Test func everySolutionMeetsEveryFlow() throws {
    #expect(solutions.count >= 3)
    for solution in solutions {
      let design = try Script.apply(solution.script, to: start)
      #expect(unmet(design) == [], "\(solution.id)")
      for server in ["book-a", "book-c"] {
        let network = Network(design)
        let subnet = try #require(network.subnets(of: Name(server)).first)
        #expect(network.exposure(of: subnet)?.kind == .private, "\(solution.id)")
      }
    }
  }

  @Test func everyNearMissFailsAsStated() throws {
    #expect(nearMisses.count >= 9)
    let asked = Set(goals.map(\.id))
    for miss in nearMisses {
      let design = try Script.apply(miss.script, to: start)
      #expect(unmet(design) == miss.fails.filter(asked.contains), "\(miss.id)")
    }
  }
}
