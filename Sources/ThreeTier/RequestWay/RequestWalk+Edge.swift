import Localization
import Reachability
import Topology

extension RequestWalk {
  /// CloudFront: by which behaviour, and what it asks in turn.
  mutating func passDistribution(_ distribution: Resource) throws(Ended) {
    let name = distribution.name
    if let host, !(topology.value(.aliases, of: distribution) ?? []).contains(where: { DomainNames.matches($0, host) })
    {
      try stop(
        name, Message("Does not have `\(host)` among its `aliases`, and refuses names that it does not know."),
        origin: topology.origin(of: name, attribute: "aliases"), sees: .status(403))
    }
    if let host, let certificate = topology.value(.certificate, of: distribution), !names.carries(certificate, host) {
      try stop(
        name, Message("Shows \(topology.noun(certificate)), which does not carry the name `\(host)`."),
        origin: topology.origin(of: certificate), sees: .certificateWarning)
    }
    guard let behaviour = behaviour(of: distribution) else {
      try stop(
        name, Message("Has no behaviour for `\(path)` and no `default-origin`."), sees: .nothing)
      return
    }
    note(name, words(of: behaviour), origin: behaviour.span(topology))
    try askGuard(of: distribution)
    if let header = behaviour.clause?.values["origin-header"] { headers.insert(header) }
    if behaviour.word("send") != "all-viewer" { sentHost = behaviour.word("origin-domain") }
    guard let origin = topology[behaviour.target] else { return }
    switch origin.kind {
    case "s3": try fetchFile(origin, behaviour)
    case "api-gateway":
      try refuseForeignHost(behaviour, origin)
      try callAPI(origin)
    case "lambda":
      try refuseForeignHost(behaviour, origin)
      try call(origin, from: name)
    case "alb", "nlb":
      if let fault = nameFault(behaviour) {
        try stop(origin.name, fault.message, origin: fault.span, sees: .status(502))
      }
      try balance(origin, from: .part(name), secure: behaviour.word("origin-protocol") != "http-only")
    case "ec2":
      let port: UInt16 = behaviour.word("origin-protocol") == "http-only" ? 80 : 443
      try hop(from: .part(name), to: origin.name, port) { _ in .status(504) }
      try serve(origin, port: port)
    default:
      try stop(
        origin.name, verdict: .unknown, Message("The way of a request through it is not followed."), sees: .nothing)
    }
  }

  /// The behaviour that takes the path: narrower patterns stand before wider ones, the default one last.
  private func behaviour(of distribution: Resource) -> Behaviour? {
    let all = design.behaviours(of: distribution)
    let narrow = all.filter { !$0.isDefault }
      .sorted { PathPattern($0.path).literals > PathPattern($1.path).literals }
    return narrow.first { PathPattern($0.path).matches(path) } ?? all.first(where: \.isDefault)
  }

  private func words(of behaviour: Behaviour) -> Message {
    let viewers = topology.value(.viewerProtocol, of: behaviour.distribution) ?? "allow-all"
    let visitors =
      switch viewers {
      case "redirect-to-https": Message("Who comes over HTTP is sent to HTTPS with the status 301.")
      case "https-only": Message("Who comes over HTTP gets the status 403.")
      default: Message("Who comes over HTTP stays on HTTP.")
      }
    let cache =
      behaviour.word("cache") == "disabled"
      ? Message("It keeps no copy and asks \(topology.noun(behaviour.target)) each time.")
      : Message("A copy in its cache is the answer; without one it asks \(topology.noun(behaviour.target)).")
    let methods: [String: Message] = [
      "all": Message("all methods"), "read": Message("reading methods only"),
      "read-options": Message("reading methods and OPTIONS only"),
    ]
    let admitted = behaviour.word("methods").flatMap { methods[$0] } ?? Message("reading methods only")
    let choice =
      behaviour.isDefault
      ? Message("No other behaviour has the path `\(path)`, so the default one takes it (\(admitted)).")
      : Message("The behaviour `\(behaviour.path)` takes the path `\(path)` (\(admitted)).")
    return Message("\(choice) \(cache) \(visitors)")
  }

  /// A web ACL, which is asked for a word and passes nothing on.
  mutating func askGuard(of part: Resource) throws(Ended) {
    guard let acl = topology.value(.webACL, of: part) else { return }
    let rules = topology[acl]?.values["rules"]
    if topology.value(Attribute<String>("default"), of: acl) == "block" {
      try stop(
        acl, as: .asked, Message("Lets nothing through that no rule of it allows: `default=block`."),
        origin: topology.origin(of: acl, attribute: "default"), sees: .status(403))
    }
    let asked = rules.map {
      Message(
        "AWS WAF is asked for each request by \(topology.noun(part.name)): rules `\($0.description)`. What they catch gets the status 403."
      )
    }
    note(
      acl, as: .asked,
      asked ?? Message("AWS WAF is asked for each request by \(topology.noun(part.name)), and has no rules."))
  }

  /// CloudFront and a bucket: no network of the design lies between them, the bucket's policy decides.
  private mutating func fetchFile(_ bucket: Resource, _ behaviour: Behaviour) throws(Ended) {
    let cdn = behaviour.distribution.name
    var key = String(path.drop { $0 == "/" })
    let root = topology.value(Attribute<String>("default-root"), of: behaviour.distribution)
    if key.isEmpty {
      guard let root else {
        try stop(
          bucket.name,
          Message(
            "Is asked for `/`, which names no object; without a `default-root` CloudFront asks for a list of the bucket, which it may not have."
          ),
          origin: topology.origin(of: cdn, attribute: "default-root"), sees: .status(403))
        return
      }
      key = String(root.drop { $0 == "/" })
    }
    note(
      bucket.name,
      Message(
        "Is asked for the object `\(key)`. S3 and CloudFront stand outside every VPC, so no security group, route or network ACL has a word here."
      ))
    let forbidden = VisitorSight.status(403)
    if behaviour.word("send") == "all-viewer" {
      try stop(
        bucket.name, as: .asked, title: Message("Signature"),
        Message("CloudFront sends the visitor's Host on (`send=all-viewer`), for which its signature does not hold."),
        origin: behaviour.span(topology), sees: forbidden)
    }
    guard let control = behaviour.clause?.values["oac"]?.references.first else {
      try stop(
        bucket.name, as: .asked, title: Message("Signature"),
        Message("CloudFront asks without an origin access control, so the bucket cannot tell it from anybody else."),
        origin: behaviour.span(topology), sees: forbidden)
      return
    }
    if topology.value(Attribute<String>("signing"), of: control) == "never" {
      try stop(
        control, as: .asked, Message("Never signs what CloudFront asks."),
        origin: topology.origin(of: control, attribute: "signing"), sees: forbidden)
    }
    note(control, as: .asked, Message("Signs what CloudFront asks, so that the bucket knows who asks."))
    let grants = topology.grants(to: .service("cloudfront")).filter { grant in
      (grant.source == nil || grant.source == cdn)
        && grant.actions.contains { Permissions.matches($0, "s3:GetObject") }
    }
    let grant = grants.first { grant in
      grant.resources.isEmpty
        || grant.resources.contains { resource in
          resource.name == bucket.name && (resource.prefix.map { PathPattern("/" + $0).matches("/" + key) } ?? true)
        }
    }
    guard let grant else {
      try stop(
        bucket.name, as: .asked, title: Message("Bucket policy"),
        Message("Does not let \(topology.noun(cdn)) read the object `\(key)`."), sees: forbidden)
      return
    }
    note(
      bucket.name, as: .asked, title: Message("Bucket policy"), Message("Lets \(topology.noun(cdn)) read the object."),
      origin: topology.origin(of: .grant(grant)))
    if let key = Permissions(topology).key(of: bucket), design.usesKMS(bucket.name) {
      guard KeyReaders(topology).mayDecrypt(cdn, with: key) else {
        try stop(
          key, as: .asked,
          Message("Does not let \(topology.noun(cdn)) decrypt what \(topology.noun(bucket.name)) holds."),
          sees: forbidden)
        return
      }
      note(key, as: .asked, Message("Lets \(topology.noun(cdn)) decrypt the object."))
    }
    throw end(.file)
  }

  /// An API or function answers to its own address only.
  private mutating func refuseForeignHost(_ behaviour: Behaviour, _ origin: Resource) throws(Ended) {
    guard behaviour.word("send") == "all-viewer" else { return }
    try stop(
      origin.name, Message("Gets the visitor's Host (`send=all-viewer`) in place of its own, and refuses it."),
      origin: behaviour.span(topology), sees: .status(403))
  }

  /// Why CloudFront cannot speak with a load balancer, as rules say: nothing answers to the name, or the certificate
  /// lacks it.
  private func nameFault(_ behaviour: Behaviour) -> Finding? {
    let shown = findings(CloudFrontReachesTheEntryOverHTTPS.check(design)).filter { $0.resources.count > 2 }
    return (findings(NamesLeadToTheEntry.check(design)) + shown).first {
      $0.severity == .broken && $0.resources.starts(with: [behaviour.distribution.name, behaviour.target])
        && $0.span == behaviour.span(topology)
    }
  }

  /// What a rule has to tell.
  func findings(_ outcome: Outcome) -> [Finding] {
    if case .broken(let findings) = outcome { findings } else { [] }
  }
}
