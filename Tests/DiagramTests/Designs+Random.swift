import TestSupport
import Topology

extension Designs {
  /// A design of one to three VPCs with parts of many kinds; the same seed makes the same one.
  static func random(_ seed: Int) throws -> Topology {
    var random = SplitMix(state: UInt64(seed))
    var lines: [String] = []
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    for network in 1...number(1...3) {
      lines.append("add vpc v\(network) cidr=10.\(network).0.0/16")
      if number(0...1) == 1 {
        lines.append("add igw gate\(network) in v\(network)")
        lines.append("route v\(network).route-table 0.0.0.0/0 -> gate\(network)")
      }
      for table in 0..<number(0...6) { lines.append("add route-table t\(network)-\(table) in v\(network)") }
      for group in 0..<number(0...7) { lines.append("add security-group 그룹\(network)-\(group) in v\(network)") }
      let subnets = [0, 1, 3, 9, 40][number(0...4)]
      for subnet in 0..<subnets {
        let name = "s\(network)-\(subnet)"
        let zone = number(0...9) == 0 ? "" : " az=\(["a", "b", "c"][number(0...2)])"
        let table = number(0...2) == 0 && lines.contains("add route-table t\(network)-0 in v\(network)")
        lines.append(
          "add subnet \(name) in v\(network)\(zone) cidr=10.\(network).\(subnet).0/24"
            + (table ? " route-table=t\(network)-0" : ""))
        for instance in 0..<number(0...(subnets > 9 ? 2 : 7)) {
          lines.append("add ec2 서버-\(name)-\(instance) in \(name)\(number(0...1) == 0 ? " public-ip=yes" : "")")
        }
        if number(0...3) == 0 {
          lines.append("add eip ip-\(name); add nat nat-\(name) in \(name) eip=ip-\(name)")
        }
      }
      guard subnets > 1 else { continue }
      let both = "s\(network)-0,s\(network)-1"
      for balancer in 0..<number(0...6) {
        lines.append("add alb alb\(network)-\(balancer) in v\(network) subnets=\(both)")
        for listener in 0..<number(0...3) {
          lines.append(
            "add listener l\(network)-\(balancer)-\(listener) in alb\(network)-\(balancer) port=\(8000 + listener)")
        }
      }
      lines.append("add db-subnet-group group\(network) subnets=\(both)")
      lines.append(
        "add rds db\(network) subnet-group=group\(network) multi-az=yes; add replica copy\(network) in db\(network)")
    }
    for bucket in 0..<number(0...9) { lines.append("add s3 bucket\(bucket)") }
    for address in 0..<number(0...2) { lines.append("add eip spare\(address)") }
    if number(0...1) == 1 {
      lines.append("add zone z domain=example.kr; add record www in z; add rds loose; add igw free")
    }
    return try Script.apply(lines.joined(separator: "\n"))
  }
}
