import CommandLanguage
public import Topology

/// A short script in the command language that breaks a rule, or is right by it.
///
/// In a failing one, a line that ends in `# CODE` is the statement to which a finding must point;
/// a script without such a line is one where something is missing.
public struct RuleExample: Sendable, Hashable {
  /// The script.
  public let script: String

  /// Creates an example.
  public init(_ script: String) { self.script = script }

  /// The design that the script makes.
  ///
  /// - Throws: the diagnostic of a statement that cannot be.
  public func topology() throws -> Topology { try Script.apply(script) }

  /// The numbers of the lines marked with a rule's code.
  public func marks(of code: String) -> [Int] {
    script.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.hasSuffix("# " + code) }.map { $0.offset + 1 }
  }
}
