/// A Korean particle whose form follows the last sound of the word before it.
public struct Particle: Sendable, Hashable {
  private let closed: String
  private let open: String

  private static let pairs: [(closed: String, open: String)] = [
    ("을", "를"), ("은", "는"), ("이", "가"), ("과", "와"), ("으로", "로"), ("이나", "나"), ("이란", "란"), ("이라는", "라는"),
    ("이라고", "라고"), ("이고", "고"), ("이며", "며"),
  ]

  /// The particle named by its form after a final consonant (을) or after none (를); nil when the
  /// text is no such particle.
  public init?(_ text: String) {
    guard let pair = Self.pairs.first(where: { $0.closed == text || $0.open == text }) else { return nil }
    (closed, open) = pair
  }

  /// The form that follows `value`.
  public func following(_ value: String) -> String {
    let sound = FinalSound(of: value)
    if closed == "으로" { return sound == .other ? closed : open }
    return sound == .none ? open : closed
  }
}
