import Foundation
import Reachability
import TestSupport
import Testing
import Topology

/// The reference three-tier design: what it means to happen can happen, with either zone lost too.
@Suite struct ReferenceDesignTests {
  let design: Topology

  init() throws {
    let file = Repository.root.appending(path: "Content/topologies/three-tier-seoul.topology")
    design = try Script.apply(String(contentsOf: file, encoding: .utf8))
  }

  @Test(
    arguments: [
      ("welcome -> entrance tcp/443", .yes), ("internet -> entrance tcp/443", .partly),
      ("entrance -> librarians tcp/80", .yes),
      ("librarians -> catalogue tcp/5432", .yes), ("librarians -> visitors tcp/6379", .yes),
      ("librarians -> recordings tcp/443", .yes),
      ("librarians -> internet tcp/443", .yes), ("internet -> librarians tcp/80", .no),
      ("internet -> catalogue tcp/5432", .no),
      ("entrance -> catalogue tcp/5432", .no), ("catalogue -> internet tcp/443", .no),
      ("librarians -> catalogue tcp/22", .no),
    ] as [(String, Verdict)], [nil, "a", "c"] as [String?])
  func pathsAreThoseThatAreMeant(_ stated: (question: String, verdict: Verdict), lost: String?) throws {
    #expect(try ask(design, stated.question, losing: lost).verdict == stated.verdict)
  }
}
