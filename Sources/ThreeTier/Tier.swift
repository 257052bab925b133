/// What a part of a design is for, told from what it is and how it is connected, never from its name.
public enum Tier: String, Sendable, Hashable, CaseIterable {
  /// What the browser meets first: CloudFront, WAF, DNS, certificates.
  case edge
  /// Where requests enter: load balancers with their listeners and target groups, APIs.
  case entry
  /// Servers and functions that run the application.
  case application
  /// Databases, with what places and tunes them.
  case data
  /// Buckets from which files are served or in which uploads are kept.
  case assets
  /// Sessions and caches outside the servers.
  case sessions
  /// Secrets, keys and roles.
  case secrets
  /// Metrics, logs, alarms, audit.
  case observation
  /// What connects the others: VPC, subnets, routes, gateways, groups.
  case network
}
