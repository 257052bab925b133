import Topology

/// A bucket that a distribution serves, and the behaviour that says so; nil for the default origin.
struct BucketOrigin {
  let distribution: Resource
  let bucket: Name
  let behaviour: Forward?

  /// The origin access control that signs its requests.
  var control: Name? { behaviour?.values["oac"]?.references.first }
}

extension Design {
  /// The buckets that distributions serve, once for each behaviour.
  var bucketOrigins: [BucketOrigin] {
    topology.parts(of: "cloudfront").flatMap { distribution -> [BucketOrigin] in
      let behaviours = topology.forwards(of: distribution.name).compactMap { behaviour -> BucketOrigin? in
        guard let target = behaviour.target.part, topology[target]?.kind == "s3" else { return nil }
        return BucketOrigin(distribution: distribution, bucket: target, behaviour: behaviour)
      }
      guard let standard = topology.value(Attribute<Name>("default-origin"), of: distribution),
        topology[standard]?.kind == "s3",
        !behaviours.contains(where: { $0.bucket == standard })
      else { return behaviours }
      return behaviours + [BucketOrigin(distribution: distribution, bucket: standard, behaviour: nil)]
    }
  }

  /// The buckets whose objects somebody would miss: neither logs nor scratch, whose objects all expire
  /// within a month.
  var keptBuckets: [Resource] {
    topology.parts(of: "s3").filter { bucket in
      guard tiers[bucket.name] != .observation else { return false }
      return lifecycle(of: bucket)["expire"].map { $0 > 30 } ?? true
    }
  }

  /// After how many days what happens to a bucket's objects.
  func lifecycle(of bucket: Resource) -> [String: Int] {
    let steps: [(String, Int)] = (topology.value(Attribute<[Value]>("lifecycle"), of: bucket) ?? []).compactMap {
      guard case .pair(let action, .number(let days, _)) = $0 else { return nil }
      return (action, days)
    }
    return Dictionary(steps, uniquingKeysWith: min)
  }

  /// Whether a bucket's objects are encrypted under a key of KMS.
  func usesKMS(_ bucket: Name) -> Bool {
    ["sse-kms", "dsse-kms"].contains(topology.value(Attribute<String>("encryption"), of: bucket))
  }
}

extension Attribute where Wrapped == Name {
  static var kmsKey: Self { Self("kms-key") }
}
