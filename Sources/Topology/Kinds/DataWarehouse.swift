import Localization

extension ResourceKind {
  static let dataWarehouse = ResourceKind(
    "redshift", title: Message("Redshift cluster"), aws: "AWS::Redshift::Cluster",
    implied: [Implied("secret", when: "password", is: .text("managed"))],
    attributes: [
      AttributeDescription(
        "node-type", .open(["ra3.large", "ra3.xlplus", "ra3.4xlarge"]), .required,
        Message("the type of its nodes")),
      AttributeDescription(
        "nodes", .number(1...128), .value("1"),
        Message("how many nodes it has")),
      AttributeDescription(
        "multi-az", .flag, .value("no"),
        Message("whether it runs in two zones at once")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .none,
        Message("the subnets of its subnet group, in two zones or more")),
      .securityGroups,
      AttributeDescription(
        "port", .number(1150...65535), .value("5439"),
        Message("the port on which it listens")),
      AttributeDescription(
        "public", .flag, .value("no"),
        Message("whether it gets a public address")),
      AttributeDescription(
        "encrypted", .flag, .value("yes"),
        Message("whether its storage is encrypted")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .decided(Message("a key of AWS")),
        Message("the key that encrypts it")),
      AttributeDescription(
        "enhanced-routing", .flag, .value("no"),
        Message("whether it loads and unloads through the VPC")),
      AttributeDescription(
        "password", .either([.word(["managed"]), .reference(["secret"]), .text]), .required,
        Message("the administrator's password: `managed` by AWS, a secret, or the words themselves")),
      AttributeDescription(
        "role", .reference(["role"]), .none,
        Message("the role by which it reads buckets")),
      AttributeDescription(
        "backup-retention", .number(0...35, .days), .value("1"),
        Message("the days for which automatic snapshots are kept; 0 turns them off")),
      AttributeDescription(
        "logs", .reference(["s3", "log-group"]), .none,
        Message("where its audit logs go")),
    ],
    documentation: "https://docs.aws.amazon.com/redshift/latest/mgmt/overview.html",
    example: "add redshift warehouse node-type=ra3.large subnets=data-a,data-c sg=warehouse-sg password=managed")
}
