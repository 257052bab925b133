/// How long AWS cares for the versions of an engine or a runtime, as of a day.
public struct VersionTable: Sendable, Hashable {
  /// A major version.
  public struct Row: Sendable, Hashable {
    /// As it is typed.
    public let name: String
    /// Its numbers.
    public let version: Version
    /// The last day of standard support; nil where none is announced.
    public let until: Day?
    /// The last day of Extended Support, which costs; nil where there is none.
    public let extended: Day?

    /// Creates a row; nil where `name` begins with no number.
    public init?(_ name: String, until: Day?, extended: Day?) {
      guard let version = Version(name) else { return nil }
      (self.name, self.version, self.until, self.extended) = (name, version, until, extended)
    }
  }

  /// The parameter by which an engine refuses connections without TLS.
  public struct Forcing: Sendable, Hashable {
    /// Its name, such as `rds.force_ssl`.
    public let parameter: String
    /// The version from which it is on unless turned off; nil where it never is.
    public let isOnFrom: Version?

    /// Takes a parameter.
    public init(parameter: String, isOnFrom: Version?) { (self.parameter, self.isOnFrom) = (parameter, isOnFrom) }
  }

  /// What a version is worth on a day.
  public enum Standing: Sendable, Hashable {
    /// It is cared for.
    case supported
    /// Its standard support ended on this day; AWS cares for it at a price.
    case extended(since: Day)
    /// Its support ended on this day, or before all versions of the table.
    case ended(since: Day?)
    /// The table does not have it: it is newer than the table, or mistyped.
    case unknown
  }

  /// The service for people, such as `Amazon RDS for MySQL`.
  public let service: String
  /// The page that tells the dates.
  public let source: String
  /// The day on which somebody compared the table with it.
  public let checked: Day
  /// The version to choose.
  public let advised: String
  /// The version that AWS takes where none is named; nil where nobody can say.
  public let chosen: Version?
  /// Whether the dates are the maker's, where AWS gives none of its own.
  public let isOfMaker: Bool
  /// How TLS is forced; nil where no parameter does it.
  public let forcing: Forcing?
  /// The versions, the newest first.
  public let rows: [Row]

  /// Creates a table.
  public init(
    service: String, source: String, checked: Day, advised: String, chosen: Version? = nil, isOfMaker: Bool = false,
    forcing: Forcing? = nil, rows: [Row]
  ) {
    (self.service, self.source, self.checked) = (service, source, checked)
    (self.advised, self.chosen, self.isOfMaker, self.forcing, self.rows) = (advised, chosen, isOfMaker, forcing, rows)
  }

  /// The row that a version belongs to; nil when the table has none. O(n) in the rows.
  public func row(of version: Version) -> Row? {
    rows.filter { version.isOf($0.version) }.max { $0.version.numbers.count < $1.version.numbers.count }
  }

  /// What a version, as it was typed, is worth on a day.
  public func standing(of text: String, on day: Day) -> Standing {
    guard let version = Version(text) else { return .unknown }
    guard let row = row(of: version) else {
      return rows.allSatisfy { version < $0.version && !$0.version.isOf(version) } ? .ended(since: nil) : .unknown
    }
    guard let until = row.until, until < day else { return .supported }
    return row.extended.map { day <= $0 } ?? false ? .extended(since: until) : .ended(since: until)
  }
}
