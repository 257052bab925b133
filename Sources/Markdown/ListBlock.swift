/// A list of items, each of which may hold any blocks.
public struct ListBlock: Sendable, Hashable {
  /// The first item's number, or nil where bullets stand.
  public var start: Int?
  /// Whether no empty lines stand between the items.
  public var isTight: Bool
  /// The items.
  public var items: [[Block]]

  /// Creates a list.
  public init(start: Int? = nil, isTight: Bool = true, items: [[Block]]) {
    (self.start, self.isTight, self.items) = (start, isTight, items)
  }
}
