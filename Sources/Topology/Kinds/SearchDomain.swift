import Localization

extension ResourceKind {
  static let searchDomain = ResourceKind(
    "opensearch", title: Message("OpenSearch domain"), aws: "AWS::OpenSearchService::Domain",
    attributes: [
      AttributeDescription(
        "version", .open(["OpenSearch_2.19", "OpenSearch_3.1"]), .decided(Message("AWS's newest")),
        Message("the version of the engine")),
      AttributeDescription(
        "node-type", .open(["t3.small.search", "m7g.large.search", "r7g.large.search"]),
        .decided(Message("AWS's default")),
        Message("the type of its nodes")),
      AttributeDescription(
        "nodes", .number(1...1002), .value("1"),
        Message("how many nodes hold its data")),
      AttributeDescription(
        "masters", .number(0...5), .value("0"),
        Message("how many nodes only lead the others")),
      AttributeDescription(
        "zones", .number(1...3), .value("1"),
        Message("in how many zones its nodes stand")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .none,
        Message("the subnets of its network interfaces, one a zone; public when left out")),
      .securityGroups,
      AttributeDescription(
        "disk", .number(10...24576, .gibibytes), .decided(Message("no volume of its own")),
        Message("the GiB of the volume of each node")),
      AttributeDescription(
        "encrypted", .flag, .value("no"),
        Message("whether its data is encrypted at rest")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .decided(Message("`aws/es`, the key of AWS")),
        Message("the key that encrypts it")),
      AttributeDescription(
        "node-to-node", .flag, .value("no"),
        Message("whether its nodes speak TLS to each other")),
      AttributeDescription(
        "https", .flag, .value("no"),
        Message("whether it refuses plain HTTP")),
      AttributeDescription(
        "users", .flag, .value("no"),
        Message("whether it asks who may see which documents (fine-grained access control)")),
      AttributeDescription(
        "logs", .reference(["log-group"]), .none,
        Message("where its slow and audit logs go")),
    ],
    documentation: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html",
    example:
      "add opensearch catalogue nodes=2 zones=2 subnets=data-a,data-c sg=search-sg encrypted=yes node-to-node=yes https=yes"
  )
}
