import Localization
public import Reachability
import Topology

/// The way of a web request through a design: from the browser by the edge, the load balancer and the
/// programs of a server to what they ask, or until it gets no further.
///
/// Whatever joins two parts by a network is asked of the network, so a way says yes only where the packets
/// can go and come back. What a design does not say (which objects a bucket holds, what a rule group of a
/// web ACL catches) is not guessed.
public struct RequestWay: Sendable {
  /// The path that is asked for, such as `/books/7`.
  public let path: String
  /// The host name that is asked for; nil where the design names none.
  public let host: String?
  /// The stations, in the order in which the request comes by; what a station asks stands behind it.
  public let stations: [RequestStation]
  /// The answer: no where the request ends early, partly where it does so for some visitors or servers.
  public let verdict: Verdict
  /// The index of the station that decides.
  public let decidedBy: Int
  /// What the visitor sees in the end.
  public let sight: VisitorSight

  /// Follows a GET request.
  ///
  /// The cost grows with the parts on the way, the behaviours and rules that are compared, and once with
  /// the design, when `zone` is lost.
  ///
  /// - Parameters:
  ///   - path: begins with `/`; what stands behind `?` chooses no way.
  ///   - host: the host name; without it the name of the record that leads to the design's entry.
  ///   - zone: the letter of an Availability Zone that is lost.
  public init(_ path: String, host: String? = nil, in design: Design, losing zone: String? = nil) {
    var walk = RequestWalk(path, host: host, in: design, losing: zone)
    walk.begin()
    self.path = path
    self.host = walk.host
    stations = walk.stations
    sight = walk.sight
    let verdicts = stations.map(\.verdict)
    let worst = [Verdict.no, .partly, .unknown].first { verdicts.contains($0) }
    verdict = worst ?? .yes
    decidedBy = worst.flatMap { verdicts.firstIndex(of: $0) } ?? max(stations.count - 1, 0)
  }
}
