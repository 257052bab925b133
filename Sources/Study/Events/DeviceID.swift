public import Foundation

/// One journal that numbers events, usually one file on one machine.
public struct DeviceID: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
  /// The UUID.
  public let rawValue: UUID

  /// Creates the id from its UUID.
  public init(rawValue: UUID) { self.rawValue = rawValue }

  /// The UUID in lower case.
  public var description: String { rawValue.uuidString.lowercased() }
}
