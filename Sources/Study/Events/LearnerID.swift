public import Foundation

/// One person who learns on this machine, or on several whose files are merged.
public struct LearnerID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
  /// The UUID.
  public let rawValue: UUID

  /// Creates the id from its UUID.
  public init(rawValue: UUID) { self.rawValue = rawValue }

  /// Reads the UUID as a text.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(UUID.self)
  }

  /// Writes the UUID as a text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// The UUID in lower case.
  public var description: String { rawValue.uuidString.lowercased() }
}
