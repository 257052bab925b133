public import CommandLanguage
public import Localization
public import Topology

/// One step of a path: what was asked there, and what it said.
public struct Hop: Sendable, Hashable {
  /// What kind of thing is asked at a hop.
  public enum Step: String, Sendable, Hashable {
    case start
    case securityGroup
    case networkACL
    case route
    case internetGateway
    case natGateway
    case endpoint
    case peering
    case transitGateway
    case loadBalancer
    case arrival
  }

  /// What is asked.
  public let step: Step
  /// The part that is asked, or that the packet has reached; nil outside the design.
  public let at: Name?
  /// Which way the packets go, seen from the interface or subnet at which a group or network ACL is
  /// asked; nil at other hops.
  public let direction: Direction?
  /// Whether the answer's packet asks, and not the request's.
  public let isReply: Bool
  /// What this hop lets through of what came to it.
  public let verdict: Verdict
  /// AWS's word for the cause, where the hop does not say yes.
  public let code: ExplanationCode?
  /// Why, in a sentence that names the rule, entry or route.
  public let reason: Message
  /// The statement that made what decides here.
  public let origin: Span?
}
