import CommandLanguage
import TestSupport
import Testing
import Topology

/// What must hold for every design, tried on designs that chance makes.
@Suite struct RandomDesignTests {
  /// Statements of all forms over a small stock of names, so that many are refused and many are not.
  static func statement(_ random: inout SplitMix) -> String {
    func pick(_ words: [String]) -> String { words[Int(random.next() % UInt64(words.count))] }
    let (vpc, table, group, name) = (
      pick(["net", "본점"]), pick(["t1", "t2", "net.route-table"]), pick(["g1", "g2", "net.security-group"]),
      pick(["a", "b", "c"])
    )
    let number = random.next() % 6
    return pick([
      "add vpc \(vpc) cidr=10.\(number).0.0/16", "add igw gate in \(vpc)", "add igw loose",
      "add route-table t\(number % 2 + 1) in \(vpc)",
      "add security-group g\(number % 2 + 1) in \(vpc) egress=\(pick(["all", "none"]))", "add nacl wall in \(vpc)",
      "add subnet s\(number) in \(vpc) az=\(pick(["a", "c"])) cidr=10.\(number % 2).\(number).0/24 route-table=\(table)",
      "add eip ip\(number)", "add nat way\(number % 2) in s\(number) eip=ip\(number)", "add nat every in \(vpc)",
      "add ec2 \(name) in s\(number) sg=\(group) stack=nginx:80,django user-data=\"x; y # \(number) \\\"z\\\"\"",
      "add sqs q\(number) dlq=q\((number + 1) % 6)", "add sqs q\(number)", "set q\(number) dlq=q\((number + 2) % 6)",
      "add db-subnet-group home subnets=s\(number),s\((number + 1) % 6)",
      "add rds db engine=postgres subnet-group=home password=managed",
      "add role acts trust=ec2", "grant acts secretsmanager:GetSecretValue on db.secret", "set db password=none",
      "set \(name) sg+=g1", "set \(name) sg-=g1", "set \(name) sg=none", "set s\(number) route-table=\(table)",
      "set s\(number) route-table=default",
      "route \(table) 0.0.0.0/0 -> \(pick(["gate", "loose", "way0", "way1", "every"]))", "unroute \(table) 0.0.0.0/0",
      "allow \(group) tcp/\(number + 80) from \(pick(["0.0.0.0/0", "g1", "self", "pl-cloudfront"]))",
      "allow \(group) out udp/53,5353 to 10.0.0.0/8",
      "revoke \(group) tcp/\(number + 80) from g1", "acl wall in \(number + 1) deny all from 10.0.0.0/8",
      "unacl wall in \(number + 1)",
      "connect internet -> \(name) port=443,80", "connect \(name) -> db port=5432 for=read",
      "disconnect \(name) -> db",
      "waive NET-0\(number + 1) on \(name) because \"it is; a # test\"", "unwaive NET-0\(number + 1) on \(name)",
      "rename \(name) d", "rename d \(name)", "rename net 신규", "rename 신규 net", "remove \(name)", "remove gate",
      "remove way0", "remove s\(number)", "remove q\(number)", "remove db",
    ])
  }

  @Test(arguments: 0..<24) func textRebuildsTheDesignAndUndoGoesBack(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let start = try Script.apply("add vpc net cidr=10.0.0.0/16; add igw gate in net; add route-table t1 in net")
    var history = History(start)
    var states = [start]
    var applied = 0
    for _ in 0..<150 {
      let line = Self.statement(&random)
      guard let next = try? Script.apply(line, to: history.present) else { continue }
      history.advance(to: next, by: line)
      states.append(next)
      applied += 1
      #expect(try Script.apply(next.text) == next, "seed \(seed): \(line)\n\(next.text)")
      #expect(try Script.apply(next.text).text == next.text)
    }
    #expect(applied > 10)
    for state in states.dropLast().reversed() {
      #expect(history.undo() != nil)
      #expect(history.present == state)
    }
    #expect(history.undo() == nil)
    for state in states.dropFirst() {
      #expect(history.redo() != nil)
      #expect(history.present == state)
    }
  }

  /// A design whose order was found answers as one that sorts at each question, whatever was said since.
  @Test(arguments: 0..<12) func orderFoundOnceStaysRight(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed) &* 7_919)
    var design = try Script.apply("add vpc net cidr=10.0.0.0/16; add igw gate in net; add route-table t1 in net")
    var applied = 0
    for _ in 0..<150 {
      let line = Self.statement(&random)
      guard let ordered = try? Script.apply(line, to: design.inOrder) else { continue }
      design = try Script.apply(line, to: design)
      applied += 1
      for next in [ordered, ordered.inOrder] {
        #expect(next == design && next.text == design.text)
        #expect(next.parts == design.parts)
        #expect(next.allClauses == design.allClauses && next.connections == design.connections)
        #expect(next.grants == design.grants && next.waivers == design.waivers)
        for kind in ResourceKind.all.map(\.token) { #expect(next.parts(of: kind) == design.parts(of: kind)) }
        for parent in design.parts.map(\.name) {
          #expect(next.children(of: parent) == design.children(of: parent))
          #expect(next.children(of: parent, kind: "subnet") == design.children(of: parent, kind: "subnet"))
        }
      }
    }
    #expect(applied > 10)
  }
}
