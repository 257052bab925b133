import Topology

/// A bucket to which servers publish files, and the statements that let a distribution serve it.
struct FileServing {
  /// What the files are: `static` or `media`.
  let purpose: String
  let bucket: Name
  /// The instance or launch template that says it.
  let sayer: Name

  /// What servers can publish, by the attributes that say where.
  static let purposes = ["static", "media"]

  /// The path under which the files are asked for.
  var path: String { "/\(purpose)/*" }

  /// The statements with which a distribution serves a bucket under a path, as far as they are not there.
  static func statements(
    _ bucket: Name, under path: String, by distribution: Resource, _ design: Design
  ) -> [String] {
    let topology = design.topology
    let controls = topology.parts(of: "oac").filter {
      topology.value(Attribute<String>("signing"), of: $0) != "never"
        && topology.value(Attribute<String>("for"), of: $0) == "s3"
    }
    let control = controls.first?.name.description ?? design.freeName("s3-oac")
    let behaviour = "forward \(distribution.name) \(path) -> \(bucket) oac=\(control) cache=optimized"
    let old = topology.forwards(of: distribution.name).first { $0.path == path && $0.values["host"] == nil }
    let grants = topology.grants(to: .service("cloudfront"), on: bucket)
    let mayRead = grants.contains { grant in
      grant.source == distribution.name
        && grant.actions.contains { ["s3:GetObject", "s3:*"].contains($0) }
    }
    return (controls.isEmpty ? ["add oac \(control)"] : [])
      + (old.map { [Clause.forward($0).withdrawal] } ?? []) + [behaviour]
      + (mayRead ? [] : ["grant service:cloudfront s3:GetObject on \(bucket) source=\(distribution.name)"])
      + decrypting(bucket, for: distribution.name, design)
  }

  /// The permission to use the bucket's own key.
  private static func decrypting(_ bucket: Name, for distribution: Name, _ design: Design) -> [String] {
    guard design.topology[bucket] != nil, design.usesKMS(bucket), let key = design.topology.value(.kmsKey, of: bucket),
      !KeyReaders(design.topology).mayDecrypt(distribution, with: key)
    else { return [] }
    return [KeyReaders.permission(distribution, key)]
  }
}

extension Design {
  /// The buckets to which servers publish files, each with whoever says so.
  var publishedFiles: [FileServing] {
    FileServing.purposes.flatMap { purpose in
      deciders(of: [purpose]).compactMap { part in
        topology.value(Attribute<Name>(purpose), of: part).map {
          FileServing(purpose: purpose, bucket: $0, sayer: part.name)
        }
      }
    }
  }
}
