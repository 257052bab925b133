import Localization
import Reachability
import Topology

/// What a picture's signs mean, and what its readers misread most, as far as the design shows it.
struct Reminders {
  let topology: Topology
  let reachability: Network

  var messages: [Message] {
    let subnets = topology.parts(of: "subnet")
    let zones = Set(subnets.compactMap { $0.values["az"]?.description })
    let nats = topology.parts(of: "nat").filter { $0.parent.flatMap { topology[$0]?.kind } == "subnet" }
    let rows: [(Bool, Message)] = [
      (
        topology.parts.contains { !topology.missing(for: $0).isEmpty },
        Message("`(!)` marks a part for which AWS would ask more; `show` tells what.")
      ),
      (has("s3", "cloudfront"), Message("S3 and CloudFront are outside of the VPC: no subnet holds them.")),
      (
        has("zone", "waf", "role"),
        Message("Route 53, WAF and IAM are asked on the way; requests do not pass through them.")
      ),
      (
        subnets.contains { reachability.exposure(of: $0.name)?.kind == .private },
        Message("Private means that no route leads to an internet gateway; it does not mean safe.")
      ),
      (
        nats.count == 1 && zones.count > 1,
        Message("One NAT gateway stands in one zone: when that zone fails, no other has a way out.")
      ),
      (
        has("alb") && !nats.isEmpty,
        Message("A load balancer is one name here, but it works in every zone that it has a subnet in.")
      ),
      (zones.count > 1, Message("Zone letters differ between accounts: zone a of one may be zone c of another.")),
      (
        topology.parts(of: "rds").contains { topology.value("multi-az", of: $0)?.description == "yes" },
        Message("A failover takes about a minute and drops open connections.")
      ),
    ]
    return rows.filter(\.0).map(\.1)
  }

  private func has(_ kinds: String...) -> Bool { kinds.contains { !topology.parts(of: $0).isEmpty } }
}
