import Markdown
import Topology

/// What is to be seen of a design, in words and in each other, before it has a size.
struct Picture: Sendable, Hashable {
  /// A line of a box.
  struct Line: Sendable, Hashable {
    /// The words where the picture is drawn; nil for what only the outline says.
    var drawn: String?
    /// The words where the picture is told; nil for what the drawing shows by its place.
    var told: String?
    /// How the drawn words look.
    var role: Role?
    /// The parts that the line names or counts. Over all lines and boxes, each part of the design stands once.
    var parts: [Name] = []

    init(_ text: String, role: Role? = nil, parts: [Name] = []) {
      (drawn, told, self.role, self.parts) = (text, text, role, parts)
    }

    init(drawn: String?, told: String?, role: Role? = nil, parts: [Name] = []) {
      (self.drawn, self.told, self.role, self.parts) = (drawn, told, role, parts)
    }
  }

  /// A framed place with what stands in it.
  struct Box: Sendable, Hashable {
    /// The words on the frame.
    var title: String
    /// The words that tell of it, where they are others.
    var told: String?
    /// What is said above the boxes within.
    var lines: [Line] = []
    /// The boxes within.
    var boxes: [Box] = []
    /// What is said below them.
    var footer: [Line] = []
    /// Whether the boxes stand side by side where the width allows.
    var isRow = false
    /// The parts that the title names.
    var parts: [Name] = []

    /// Every part that the box shows.
    var allParts: [Name] { parts + (lines + footer).flatMap(\.parts) + boxes.flatMap(\.allParts) }
  }

  /// A VPC, and whether the internet reaches down to it.
  struct Network: Sendable, Hashable {
    var box: Box
    var hasGateway: Bool
  }

  /// One part's use of another.
  struct Flow: Sendable, Hashable {
    var from: Endpoint
    var to: Endpoint
  }

  /// The internet's own name.
  var internet: String
  /// What stands outside of every VPC.
  var outside: Box?
  /// The VPCs.
  var networks: [Network] = []
  /// What has no place yet.
  var unplaced: Box?
  /// What the signs mean, and what readers of such pictures often misread.
  var reminders: [String] = []

  /// The internet gateways of the VPCs.
  var gateways: [Name] = []
  /// What the design means to happen.
  var flows: [Flow] = []

  /// The boxes from top to bottom.
  var boxes: [Box] { [outside].compactMap(\.self) + networks.map(\.box) + [unplaced].compactMap(\.self) }
}
