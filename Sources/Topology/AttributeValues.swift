extension String: AttributeValue {
  /// The word or text, or a referenced part's name.
  @inlinable
  public init?(_ value: Value) {
    switch value {
    case .text(let text): self = text
    case .reference(let name): self = name.description
    default: return nil
    }
  }
}

extension Bool: AttributeValue {
  /// The flag.
  @inlinable
  public init?(_ value: Value) {
    guard case .flag(let flag) = value else { return nil }
    self = flag
  }
}

extension Int: AttributeValue {
  /// The number, in the attribute's own unit.
  @inlinable
  public init?(_ value: Value) {
    guard case .number(let number, _) = value else { return nil }
    self = number
  }
}

extension CIDR: AttributeValue {
  /// The block.
  @inlinable
  public init?(_ value: Value) {
    guard case .network(let block) = value else { return nil }
    self = block
  }
}

extension Name: AttributeValue {
  /// The part referred to.
  @inlinable
  public init?(_ value: Value) {
    guard case .reference(let name) = value else { return nil }
    self = name
  }
}

extension Value: AttributeValue {
  /// The value itself, for attributes that take several kinds of value.
  @inlinable
  public init?(_ value: Value) { self = value }
}

extension Array: AttributeValue where Element: AttributeValue {
  /// The members of a list; a single value is a list of one.
  @inlinable
  public init?(_ value: Value) {
    switch value {
    case .list(let values): self = values.compactMap { Element($0) }
    default:
      guard let element = Element(value) else { return nil }
      self = [element]
    }
  }
}
