public import CommandLanguage
public import Localization
public import Reachability
public import Topology

/// One thing that a web request comes by, or that is asked on its behalf.
public struct RequestStation: Sendable, Hashable {
  /// What a station has to do with the request.
  public enum Role: String, Sendable, Hashable {
    /// Who begins.
    case visitor
    /// The request goes through it.
    case passed
    /// It is asked for an address, a permission or a secret; the request does not go through it.
    case asked
    /// A program on the server that the request has reached.
    case program
  }

  /// The part; nil for the browser.
  public let at: Name?
  /// The part's kind, the program's name, or `browser`.
  public let kind: String
  /// What it has to do with the request.
  public let role: Role
  /// What it is, in words.
  public let title: Message
  /// Whether the request gets here and further.
  public let verdict: Verdict
  /// AWS's word for the cause where the network says no, or the HTTP status of the answer.
  public let code: String?
  /// What happens here, or why nothing does.
  public let reason: Message
  /// The statement that decides here.
  public let origin: Span?
}
