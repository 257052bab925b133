import Testing
import ThreeTier
import Topology

/// A right design with one fault in it, and what `check` is to say of that.
struct BrokenDesign: Sendable, CustomTestStringConvertible {
  /// The fault in a sentence.
  let story: String
  /// The design that it was made in.
  let design: RightDesign
  /// The statements that make it.
  let statements: String
  /// The codes found, those of one cause together: causes stand between bars, the worst first, and in each
  /// the code that speaks most nearly of the fault comes first.
  let codes: String

  var testDescription: String { story }

  init(_ story: String, _ design: RightDesign, _ statements: String, _ codes: String) {
    (self.story, self.design, self.statements, self.codes) = (story, design, statements, codes)
  }

  /// The design with its fault.
  func topology() throws -> Topology { try Script.apply(statements, to: design.topology()) }

  static let all = networks + groups + entries + servers + stores + surroundings
}
