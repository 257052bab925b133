public import Localization

/// What a visitor sees in the end: the page, a file, or the failure that tells where the way is shut.
///
/// Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
/// and https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html
public enum VisitorSight: Sendable, Hashable {
  case page
  case file
  case data
  case nothing
  case unknownName
  case noConnection
  case certificateWarning
  case redirect
  /// An answer with this HTTP status.
  case status(Int)

  /// The words by which HTTP names a status.
  private static let titles: [Int: String] = [
    301: "Moved Permanently", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 500: "Internal Server Error",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
  ]

  /// The HTTP status, where an answer comes at all.
  public var status: Int? {
    switch self {
    case .page, .file, .data: 200
    case .redirect: 301
    case .status(let status): status
    case .nothing, .unknownName, .noConnection, .certificateWarning: nil
    }
  }

  /// It, in a sentence.
  public var message: Message {
    switch self {
    case .page: Message("The visitor sees the page.")
    case .file:
      Message(
        "The visitor gets the file, if the bucket holds it; if not, the status is 403, since CloudFront may not list the bucket."
      )
    case .data: Message("The visitor's program gets the answer.")
    case .nothing: Message("There is nothing yet that a visitor could open.")
    case .unknownName: Message("The browser says that it cannot find the site.")
    case .noConnection: Message("The browser waits, and then says that the site takes too long to respond.")
    case .certificateWarning: Message("The browser warns that the connection is not private.")
    case .redirect:
      Message(
        "The browser is sent to the address with `https`, where nothing listens, and says that it cannot reach the site."
      )
    case .status(let status):
      Message("The visitor sees the status \("\(status)")\(Self.titles[status].map { " \($0)" } ?? "").")
    }
  }
}
