public import Localization

/// One row of a kind's table: what can be said of such a part, and what holds when it is left out.
public struct AttributeDescription: Sendable, Hashable {
  /// What holds when the attribute is left out, as AWS's API has it.
  public enum Default: Sendable, Hashable {
    /// AWS refuses to create the part without it.
    case required
    /// Nothing.
    case none
    /// This value, as it would be typed.
    case value(String)
    /// A part that AWS makes with the VPC, such as its main route table: `VPC.route-table`.
    case ofVPC(String)
    /// What AWS or the other attributes decide, said in words.
    case decided(Message)
  }

  /// The key, as it is typed.
  public let key: String
  /// The values that it takes.
  public let type: AttributeType
  /// What holds when it is left out.
  public let standard: Default
  /// What it means, as a noun phrase.
  public let meaning: Message

  /// Creates a row.
  public init(_ key: String, _ type: AttributeType, _ standard: Default = .none, _ meaning: Message) {
    self.key = key
    self.type = type
    self.standard = standard
    self.meaning = meaning
  }
}
