import Localization
import Topology

/// A bucket to which browsers upload by pre-signed URLs lets the pages of the site do so, and no others.
///
/// Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
enum BrowsersMayUploadFromTheSite: Rule {
  static let code = "S3-07"
  static let pillar = Pillar.security
  static let covers = ["s3.cors", "s3.presigned"]

  /// The methods by which a pre-signed upload comes.
  private static let uploads: Set<String> = ["PUT", "POST"]

  static func check(_ design: Design) -> Outcome {
    let topology = design.topology
    let uploaded = Set(topology.connections.filter { $0.purposes.contains("put-presigned") }.compactMap(\.to.part))
    let buckets = topology.parts(of: "s3").filter { uploaded.contains($0.name) || $0.values["cors-origins"] != nil }
    guard !buckets.isEmpty else {
      return .doesNotApply(Message("No bucket is meant to take uploads by pre-signed URLs or calls of other pages."))
    }
    let sites = hosts(of: topology)
    return .found(buckets.flatMap { findings($0, uploaded: uploaded.contains($0.name), sites, topology) })
  }

  /// The host names under which users open the site: the distributions' own, and the records that lead
  /// to a distribution or load balancer.
  private static func hosts(of topology: Topology) -> [String] {
    let aliases = topology.parts(of: "cloudfront").flatMap {
      topology.value(Attribute<[String]>("aliases"), of: $0) ?? []
    }
    guard aliases.isEmpty else { return aliases }
    return topology.parts(of: "record").compactMap { record -> String? in
      guard record.values["alias"] != nil,
        let zone = record.parent.flatMap({ topology[$0] }),
        let domain = topology.value(Attribute<String>("domain"), of: zone)
      else { return nil }
      return topology.value(Attribute<String>("name"), of: record).map { $0 + "." + domain } ?? domain
    }
  }

  private static func findings(
    _ bucket: Resource, uploaded: Bool, _ sites: [String], _ topology: Topology
  ) -> [Finding] {
    let origins = topology.value(Attribute<[String]>("cors-origins"), of: bucket) ?? []
    let site = sites.first { !$0.hasPrefix("*") }.map { "https://" + $0 }
    guard !origins.isEmpty else { return [closed(bucket, site, topology)] }
    var findings: [Finding] = []
    let strangers = origins.filter { !isSite($0, sites) }
    if !strangers.isEmpty {
      findings.append(open(bucket, strangers, origins: origins, site, topology))
    }
    let methods = topology.value(Attribute<[String]>("cors-methods"), of: bucket) ?? []
    if uploaded, uploads.isDisjoint(with: methods) {
      findings.append(
        finding(
          .medium, [bucket.name], at: topology.origin(of: bucket.name, attribute: "cors-methods"),
          Message("\(topology.noun(bucket.name)) lets pages call it, and not by PUT. Uploads by pre-signed URLs fail."),
          mend: [methods.isEmpty ? "set \(bucket.name) cors-methods=PUT" : "set \(bucket.name) cors-methods+=PUT"]))
    }
    return findings
  }

  private static func closed(_ bucket: Resource, _ site: String?, _ topology: Topology) -> Finding {
    finding(
      .medium, [bucket.name], at: topology.origin(of: bucket.name),
      Message(
        "Browsers are meant to upload to \(topology.noun(bucket.name)), and its CORS settings admit no page. The browser holds the upload back."
      ),
      mend: site.map { ["set \(bucket.name) cors-origins=\($0) cors-methods=PUT"] } ?? [])
  }

  private static func open(
    _ bucket: Resource, _ strangers: [String], origins: [String], _ site: String?, _ topology: Topology
  ) -> Finding {
    let own = origins.filter { !strangers.contains($0) }
    let right = own.isEmpty ? site.map { [$0] } ?? [] : own
    return finding(
      .medium, [bucket.name], at: topology.origin(of: bucket.name, attribute: "cors-origins"),
      Message(
        "\(topology.noun(bucket.name)) admits pages from \(strangers.map { Message("`\($0)`") }), which is not the site under HTTPS. Such a page could use a pre-signed URL that it got hold of."
      ),
      mend: right.isEmpty ? [] : ["set \(bucket.name) cors-origins=\(right.joined(separator: ","))"])
  }

  /// Whether an origin is the site over HTTPS. Where no host name is known, any one origin may be it.
  private static func isSite(_ origin: String, _ sites: [String]) -> Bool {
    guard origin.hasPrefix("https://") else { return false }
    let host = String(origin.dropFirst("https://".count))
    guard !sites.isEmpty else { return !host.contains("*") }
    return sites.contains { site in site.hasPrefix("*.") ? host.hasSuffix(site.dropFirst()) : host == site }
  }

  private static let site = """
    add s3 uploads
    add cloudfront cdn aliases=shop.example.kr
    connect internet -> uploads for=put-presigned

    """

  static let failing = [
    RuleExample(
      """
      add s3 uploads  # S3-07
      add cloudfront cdn aliases=shop.example.kr
      connect internet -> uploads for=put-presigned
      """),
    RuleExample(site + "set uploads cors-origins=* cors-methods=PUT  # S3-07"),
    RuleExample(
      site + "set uploads cors-origins=https://shop.example.kr,http://localhost:3000 cors-methods=PUT  # S3-07"),
    RuleExample(site + "set uploads cors-origins=https://shop.example.kr cors-methods=GET  # S3-07"),
    RuleExample(
      """
      add cloudfront cdn
      add zone home domain=example.kr
      add record www in home name=www alias=cdn
      add s3 fonts cors-origins=https://example.kr cors-methods=GET  # S3-07
      """),
  ]

  static let passing = [
    RuleExample(site + "set uploads cors-origins=https://shop.example.kr cors-methods=PUT,GET"),
    RuleExample(
      """
      add s3 uploads cors-origins=https://shop.example.kr cors-methods=POST
      connect internet -> uploads for=put-presigned
      """),
    RuleExample(
      """
      add s3 fonts cors-origins=https://a.example.kr cors-methods=GET
      add cloudfront cdn aliases=*.example.kr
      """),
  ]
}
