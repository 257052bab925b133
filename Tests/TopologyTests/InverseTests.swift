import CommandLanguage
import TestSupport
import Testing
import Topology

/// What is said and taken back leaves the design as it was, on designs that chance makes.
@Suite struct InverseTests {
  @Test(arguments: 0..<16) func takingBackIsTheInverseOfSaying(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) + 1000)
    var topology = try Script.apply("add vpc net cidr=10.0.0.0/16; add igw gate in net; add route-table t1 in net")
    var tried = 0
    for _ in 0..<200 {
      let line = RandomDesignTests.statement(&random)
      guard let next = try? Script.apply(line, to: topology) else { continue }
      let before = Set(topology.allClauses)
      let said = next.allClauses.filter { !before.contains($0) }
      if let clause = said.first, said.count == 1, next.allClauses.count == before.count + 1 {
        let back = try Script.apply(clause.withdrawal, to: next)
        #expect(back == topology, "seed \(seed): \(line), then \(clause.withdrawal)")
        #expect(back.text == topology.text)
        tried += 1
      } else if line.hasPrefix("add "),
        let name = next.parts.map(\.name).first(where: { topology[$0] == nil && !$0.isImplied })
      {
        let back = try Script.apply("remove \(name)", to: next)
        #expect(back == topology, "seed \(seed): \(line), then remove \(name)")
        tried += 1
      } else if line.hasPrefix("rename ") {
        let words = line.split(separator: " ")
        let back = try Script.apply("rename \(words[2]) \(words[1])", to: next)
        #expect(back == topology, "seed \(seed): \(line) and back")
        tried += 1
      }
      topology = next
    }
    #expect(tried > 10)
  }

  /// The order in which a file says independent things is no part of the design.
  @Test(arguments: 0..<8) func theTextIsTheSameWhateverWasSaidFirst(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let groups = ["a", "b", "c"].map { "add security-group \($0) in net" }
    let rest = [
      "allow a tcp/80 from b", "allow a tcp/443 from 0.0.0.0/0", "allow b out udp/53 to 10.0.0.0/8",
      "allow c all from self",
      "connect x -> y port=80", "acl wall in 100 allow all from 10.0.0.0/8",
      "acl wall in 90 deny tcp/22 from 0.0.0.0/0",
      "route t 0.0.0.0/0 -> gate", "route t 192.168.0.0/16 -> gate", "deny everyone s3:* on files when=insecure",
      "grant acts s3:GetObject on files", "waive NET-01 on s because \"small\"",
    ]
    func shuffled(_ lines: [String]) -> [String] {
      var left = lines
      var result: [String] = []
      while !left.isEmpty { result.append(left.remove(at: Int(random.next() % UInt64(left.count)))) }
      return result
    }
    let parts = [
      "add igw gate in net", "add route-table t in net", "add nacl wall in net",
      "add subnet s in net az=a cidr=10.0.1.0/24",
      "add s3 files", "add role acts trust=ec2",
    ]
    let servers = ["add ec2 x in s", "add ec2 y in s"]
    func design() throws -> Topology {
      let lines = shuffled(parts + groups) + shuffled(servers) + shuffled(rest)
      return try Script.apply("add vpc net cidr=10.0.0.0/16\n" + lines.joined(separator: "\n"))
    }
    let (one, other) = (try design(), try design())
    #expect(one == other)
    #expect(one.text == other.text)
  }
}
