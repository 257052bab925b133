import Curriculum
import Topology

/// A lab that is being worked on.
struct LabRun: Sendable {
  let lab: Lab
  /// Which variant: 0 is the lab as it is written.
  let variant: Int
  /// The design that was judged last; judging it again is no further try, so it opens no hint.
  var judged: Topology?

  init(lab: Lab, variant: Int) { (self.lab, self.variant) = (lab, variant) }

  var id: String { lab.id }
}
