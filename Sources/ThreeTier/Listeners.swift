import Localization
import Reachability
import Topology

extension Design {
  /// The load balancers of users that listen at all: internet-facing ones, and internal ones that CloudFront
  /// reaches inside the VPC.
  var listeningEntries: [(balancer: Resource, isInternal: Bool)] {
    let origins = Set(behaviours.filter(\.isVPCOrigin).map(\.target))
    return topology.parts(of: "alb").compactMap { balancer in
      guard !topology.children(of: balancer.name, kind: "listener").isEmpty else { return nil }
      let isInternal = topology.value(.scheme, of: balancer) == "internal"
      return isInternal && !origins.contains(balancer.name) ? nil : (balancer, isInternal)
    }
  }

  /// A certificate that a load balancer can show: one of its own region that no distribution uses.
  func certificate(for balancer: Resource) -> Name? {
    let taken = Set(topology.parts(of: "cloudfront").compactMap { topology.value(.certificate, of: $0) })
    let home = topology.vpc(of: balancer).flatMap { topology.value(.region, of: $0) } ?? topology.region
    return topology.parts(of: "certificate").first { certificate in
      !taken.contains(certificate.name) && (topology.value(.region, of: certificate) ?? topology.region) == home
    }?.name
  }
}

/// The words of listeners that several rules use.
enum ListenerWords {
  /// The policy that the console chooses.
  static let tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
}

extension Topology {
  /// Whether a listener ends TLS: with HTTPS on an ALB, with any protocol on an NLB.
  func isSecure(_ listener: Resource) -> Bool {
    ["https", "tls"].contains(value(Attribute<String>("protocol"), of: listener))
  }
}
