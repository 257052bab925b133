/// What a part of a design is for, told from what it is and how it is connected, never from its name.
public enum Tier: String, Sendable, Hashable, CaseIterable {
  /// What the browser meets first: CloudFront, WAF, DNS, certificates.
  case edge
  /// Where requests enter: load balancers with their listeners and target groups, APIs, and servers
  /// that only pass requests on or serve pages.
  case entry
  /// Servers and functions that run the application.
  case application
  /// Databases, managed or on servers, with what places and tunes them.
  case data
  /// Buckets from which files are served or in which uploads are kept.
  case assets
  /// Sessions and caches outside the servers.
  case sessions
  /// Secrets, keys and roles.
  case secrets
  /// Metrics, logs with their buckets, alarms, audit.
  case observation
  /// What connects the others: VPC, subnets, routes, gateways, groups, and the bastions through which
  /// servers are administered.
  case network
}
