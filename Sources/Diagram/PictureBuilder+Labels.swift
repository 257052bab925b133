import Localization
import Reachability
import Topology

extension PictureBuilder {
  /// Kinds that a picture shows by name; of the others outside of a VPC it gives the number.
  private static let shownOutside: [String] = [
    "zone", "cloudfront", "waf", "api-gateway", "s3", "lambda", "dynamodb", "sqs", "sns",
  ]

  /// A framed place for parts without a VPC; nil where there are none.
  func box(_ title: Message, _ parts: [Resource]) -> Picture.Box? {
    guard !parts.isEmpty else { return nil }
    func isShown(_ part: Resource) -> Bool { Self.shownOutside.contains(part.kind) || needsPlace(part) }
    let (shown, rest) = (parts.filter(isShown), parts.filter { !isShown($0) })
    var box = Picture.Box(title: words(title), lines: lines(shown))
    if !rest.isEmpty {
      let count = counted(rest)
      box.lines.append(
        Picture.Line(shown.isEmpty ? count : words(Message("also: \(count)")), parts: everything(rest)))
    }
    return box
  }

  /// Lines that name parts, kind by kind, and count the parts of a kind that has many.
  func lines(_ parts: [Resource]) -> [Picture.Line] {
    let byKind = Dictionary(grouping: parts, by: \.kind)
    return kindOrder(Array(byKind.keys)).flatMap { kind -> [Picture.Line] in
      let some = byKind[kind] ?? []
      if some.count > Self.named { return [Picture.Line(counted(some), parts: everything(some))] }
      // Parts of which nothing more is to be said share a line.
      func isPlain(_ part: Resource) -> Bool { label(part) == noun(part) + " " + name(part) }
      let (plain, others) = (some.filter(isPlain), some.filter { !isPlain($0) })
      let together = plain.first.map { first in
        [Picture.Line(noun(first) + " " + plain.map(name).joined(separator: ", "), parts: plain.map(\.name))]
      }
      return (together ?? []) + others.map { Picture.Line(label($0), parts: everything([$0])) }
    }
  }

  /// A part's noun and name, with what a reader of the picture wants to know of it.
  func label(_ part: Resource) -> String {
    let details = details(of: part)
    let said = facts(of: part).map { words($0) } + (details.isEmpty ? [] : [listed(details)])
    return ([noun(part) + " " + name(part)] + said).joined(separator: ", ")
  }

  /// What the picture says of a part besides its name.
  private func facts(of part: Resource) -> [Message] {
    let isPublic = reachability.interfaces(of: part.name).contains(where: \.hasPublicAddress)
    switch part.kind {
    case "ec2": return isPublic ? [Message("public IP")] : []
    case "asg":
      let size = [Attribute<Int>("min"), Attribute("max")].compactMap { topology.value($0, of: part) }
      return (size.count == 2 ? [Message("\(size[0]) to \(size[1]) instances")] : [])
        + (isPublic ? [Message("public IP")] : [])
    case "rds":
      return topology.value("multi-az", of: part)?.description == "yes" ? [Message("with a standby")] : []
    case "ecs-service":
      let desired = topology.value(Attribute<Int>("desired"), of: part)
      return (desired.map { [Message("\($0) tasks")] } ?? []) + (isPublic ? [Message("public IP")] : [])
    case "alb", "nlb":
      let scheme = topology.value(Attribute<String>("scheme"), of: part)
      return scheme == "internal" ? [Message("internal")] : []
    default: return []
    }
  }

  /// How many there are of each kind, with what is said together with them.
  func counted(_ parts: [Resource]) -> String {
    let all = parts + parts.flatMap { details(of: $0) }
    let byKind = Dictionary(grouping: all, by: \.kind)
    let incomplete = all.count { !topology.missing(for: $0).isEmpty }
    let counts = kindOrder(Array(byKind.keys)).compactMap { kind in
      (byKind[kind]?.first).map { words(Message("\(byKind[kind]?.count ?? 0)x \(topology.title(of: $0))")) }
    }
    return (counts + (incomplete == 0 ? [] : [words(Message("incomplete: \(incomplete)"))])).joined(separator: ", ")
  }

  /// A few details by name, more by number.
  private func listed(_ details: [Resource]) -> String {
    guard details.count <= 2 else { return counted(details) }
    return details.map { noun($0) + " " + name($0) }.joined(separator: ", ")
  }

  /// The names of parts and of what is said together with them.
  func everything(_ parts: [Resource]) -> [Name] {
    parts.flatMap { part in [part.name] + details(of: part).map(\.name) }
  }

  /// Name and addresses, as a frame says them.
  func title(of place: Resource) -> String {
    let block =
      topology.value(Attribute<CIDR>("cidr"), of: place) ?? topology.value(Attribute<CIDR>("cidr6"), of: place)
    let named = name(place) + (block.map { " \($0)" } ?? "")
    guard place.kind == "vpc" else { return named }
    let region = topology.value(Attribute<String>("region"), of: place) ?? topology.region
    return noun(place) + " " + named + (region.map { ", \($0)" } ?? "")
  }

  func noun(_ part: Resource) -> String { words(topology.title(of: part)) }

  /// The name, with a mark where AWS would not create the part yet.
  func name(_ part: Resource) -> String {
    topology.missing(for: part).isEmpty ? part.name.description : "\(part.name)(!)"
  }

  /// Kinds in the order in which a request meets them, then as the catalogue has them.
  func kindOrder(_ kinds: [String]) -> [String] {
    let first =
      Self.shownOutside + [
        "igw", "eigw", "nat", "endpoint", "alb", "nlb", "asg", "ecs-service", "ec2", "rds-proxy", "rds", "aurora",
        "cache",
      ]
    let order = first + ResourceKind.all.map(\.token)
    return kinds.sorted { (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1) }
  }
}
