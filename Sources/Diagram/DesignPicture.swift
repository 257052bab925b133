public import Localization
public import Markdown
public import Topology

/// A design as boxes in each other: VPCs, zones, subnets, and in them the parts.
///
/// Whether a subnet is public is asked of its effective routes, never of its name. Every part of the design
/// is named once or counted in a line; the larger the design, the more is counted.
public struct DesignPicture: Sendable {
  private let picture: Picture
  private let nothing: String

  /// Finds the place of each part; `words` says the nouns. With `zone` the picture shows what is left when the
  /// Availability Zone of this letter is lost. Without
  /// `exposure` it keeps back which subnets are public, where a learner is about to guess just that.
  public init(_ topology: Topology, words: MessageCatalogue, losing zone: String? = nil, exposure: Bool = true) {
    picture = PictureBuilder(topology, words: words, losing: zone, exposure: exposure).picture()
    nothing = words(Message("The design has no parts yet. Example: `add vpc shop cidr=10.0.0.0/16`"))
  }

  /// The picture, drawn for `width` cells and, should it be shown in a narrower place, for less; told as an
  /// outline otherwise.
  ///
  /// - Complexity: O(*n* log *n*) in the parts of the design.
  public func figure(width: Int) -> Figure {
    // In less than this, the frames of three places in each other leave no room for words.
    let widths = ([width] + [80, 40].filter { $0 < width }).filter { $0 >= 24 }
    let drawing = PictureDrawing(picture)
    return Figure(drawings: widths.map { drawing.lines(width: $0) }, outline: PictureOutline(picture).blocks)
  }

  /// What the signs mean, and what readers of such pictures often misread, as far as the design shows it.
  public var reminders: [String] { picture.reminders }

  /// The picture and below it the reminders; for a design without parts a sentence that says so.
  public func document(width: Int) -> Document {
    Document {
      if picture.boxes.isEmpty { nothing } else { figure(width: width) }
      if !reminders.isEmpty { Block.bullets(reminders) }
    }
  }

  /// The picture for another program. Edges lead from the internet to its gateways and, dashed, along what
  /// `connect` says is meant; `width` is that of a drawing, in cells.
  public func text(_ format: PictureFormat, width: Int = 100) -> String {
    switch format {
    case .mermaid: MermaidWriter(picture: picture).text
    case .dot: DOTWriter(picture: picture).text
    case .svg: SVGWriter(picture: picture, width: max(24, width)).text
    }
  }
}
