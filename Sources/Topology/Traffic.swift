/// What a rule speaks of: everything, ICMP, or TCP or UDP on some ports.
public enum Traffic: Sendable, Hashable, CustomStringConvertible {
  case all
  case icmp
  case tcp(PortSet)
  case udp(PortSet)

  /// Reads `all`, `icmp`, `tcp/80`, `tcp/80,443` or `udp/1024-65535`; nil when it is none of these.
  public init?(parsing text: String) {
    switch text {
    case "all": self = .all
    case "icmp": self = .icmp
    default:
      let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let ports = PortSet(parsing: parts[1]) else { return nil }
      switch parts[0] {
      case "tcp": self = .tcp(ports)
      case "udp": self = .udp(ports)
      default: return nil
      }
    }
  }

  /// Traffic as it is typed.
  public var description: String {
    switch self {
    case .all: "all"
    case .icmp: "icmp"
    case .tcp(let ports): "tcp/\(ports)"
    case .udp(let ports): "udp/\(ports)"
    }
  }

  /// Whether everything that `other` speaks of is spoken of here.
  public func contains(_ other: Traffic) -> Bool {
    switch (self, other) {
    case (.all, _), (.icmp, .icmp): true
    case (.tcp(let mine), .tcp(let theirs)), (.udp(let mine), .udp(let theirs)): mine.contains(theirs)
    default: false
    }
  }

  /// The TCP ports that are spoken of; for `all`, every one.
  public var tcpPorts: PortSet {
    switch self {
    case .all: .all
    case .tcp(let ports): ports
    case .icmp, .udp: PortSet([])
    }
  }
}
