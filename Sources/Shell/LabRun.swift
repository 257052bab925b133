import Curriculum

/// A lab that is being worked on.
struct LabRun: Sendable {
  let lab: Lab
  /// Which variant: 0 is the lab as it is written.
  let variant: Int
  var id: String { lab.id }
}
