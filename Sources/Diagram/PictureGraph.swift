import Topology

/// A picture as places with numbered nodes and the edges between them, for programs that lay out graphs.
struct PictureGraph {
  /// A line of the picture.
  struct Node {
    let id: String
    let label: String
  }

  /// A framed place.
  struct Place {
    let id: String
    let label: String
    let nodes: [Node]
    let places: [Place]
  }

  /// A way from one node to another.
  struct Edge: Hashable {
    let from: String
    let to: String
    /// Whether the design only says that it is meant, and not that packets can go there.
    let isIntended: Bool
  }

  /// The node of the internet.
  static let internet = "internet"

  private(set) var places: [Place] = []
  private(set) var edges: [Edge] = []
  private var nodes: [Name: String] = [:]
  private var count = 0

  init(_ picture: Picture) {
    places = picture.boxes.map { add($0) }
    let gateways = picture.gateways.compactMap { nodes[$0] }
    edges = gateways.map { Edge(from: Self.internet, to: $0, isIntended: false) }
    for flow in picture.flows {
      guard let from = node(flow.from), let to = node(flow.to), from != to else { continue }
      let edge = Edge(from: from, to: to, isIntended: true)
      if !edges.contains(edge) { edges.append(edge) }
    }
  }

  /// Whether some edge begins or ends at the internet.
  var showsInternet: Bool { edges.contains { $0.from == Self.internet || $0.to == Self.internet } }

  private func node(_ end: Endpoint) -> String? {
    switch end {
    case .internet: Self.internet
    case .part(let name): nodes[name]
    case .network, .service: nil
    }
  }

  private mutating func add(_ box: Picture.Box) -> Place {
    count += 1
    let id = "place\(count)"
    let above = box.lines.compactMap { add($0) }
    let places = box.boxes.map { add($0) }
    let below = box.footer.compactMap { add($0) }
    return Place(id: id, label: box.title, nodes: above + below, places: places)
  }

  private mutating func add(_ line: Picture.Line) -> Node? {
    guard let label = line.told else { return nil }
    count += 1
    let node = Node(id: "part\(count)", label: label)
    for part in line.parts { nodes[part] = node.id }
    return node
  }
}
