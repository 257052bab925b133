import Localization

extension ResourceKind {
  static let auroraCluster = ResourceKind(
    "aurora", title: Message("Aurora cluster"), aws: "AWS::RDS::DBCluster",
    implied: [Implied("secret", when: "password", is: .text("managed"))],
    attributes: [
      AttributeDescription(
        "engine", .word(["aurora-mysql", "aurora-postgresql"]), .required,
        Message("the database software")),
      AttributeDescription(
        "version", .open(["17.7", "16.11", "8.0.mysql_aurora.3.10.0"]),
        .decided(Message("AWS's default for the engine")),
        Message("the version of the engine")),
      AttributeDescription(
        "storage-type", .word(["aurora", "aurora-iopt1"]), .value("aurora"),
        Message("whether reads and writes are paid one by one or with the storage")),
      AttributeDescription(
        "subnet-group", .reference(["db-subnet-group"]), .decided(Message("`default`, the group of the default VPC")),
        Message("the subnets in which it may stand")),
      .securityGroups,
      AttributeDescription(
        "port", .number(1150...65535), .decided(Message("the engine's: 5432 or 3306")),
        Message("the port on which it listens")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .decided(Message("a key of AWS; every new cluster is encrypted")),
        Message("the key that encrypts it")),
      AttributeDescription(
        "backup-retention", .number(1...35, .days), .value("1"),
        Message("the days for which backups are kept; they cannot be turned off")),
      AttributeDescription(
        "deletion-protection", .flag, .value("no"),
        Message("whether it refuses to be deleted")),
      AttributeDescription(
        "password", .either([.word(["managed"]), .reference(["secret"]), .text]), .required,
        Message("the administrator's password: `managed` by AWS, a secret, or the words themselves")),
      AttributeDescription(
        "iam-auth", .flag, .value("no"),
        Message("whether programs may sign in by their role")),
      AttributeDescription(
        "parameter-group", .reference(["parameter-group"]), .decided(Message("the engine's default group")),
        Message("the group of settings that it follows")),
      AttributeDescription(
        "min-capacity", .number(0...256), .none,
        Message("the fewest capacity units of its db.serverless instances")),
      AttributeDescription(
        "max-capacity", .number(1...256), .none,
        Message("the most capacity units of its db.serverless instances")),
      AttributeDescription(
        "insights", .word(["standard", "advanced"]), .value("standard"),
        Message("the depth of CloudWatch Database Insights")),
      AttributeDescription(
        "log-exports", .list(.open(["postgresql", "error", "slowquery", "general", "audit"])), .none,
        Message("the logs that go to CloudWatch Logs")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.html",
    example: "add aurora shop-db engine=aurora-postgresql subnet-group=db-subnets sg=db-sg password=managed")
}
