import Localization

extension ResourceKind {
  static let database = ResourceKind(
    "rds", title: Message("RDS database"), aws: "AWS::RDS::DBInstance",
    implied: [Implied("secret", when: "password", is: .text("managed"))],
    attributes: [
      AttributeDescription(
        "engine",
        .word([
          "mysql", "postgres", "mariadb", "oracle-se2", "oracle-ee", "sqlserver-ex", "sqlserver-web", "sqlserver-se",
          "sqlserver-ee", "db2-se", "db2-ae",
        ]), .required, Message("the database software")),
      AttributeDescription(
        "version", .open(["17", "16", "8.4", "11.4"]), .decided(Message("AWS's default for the engine")),
        Message("the version of the engine")),
      AttributeDescription(
        "class", .open(["db.t4g.micro", "db.t4g.medium", "db.m7g.large", "db.r7g.large"]), .required,
        Message("the instance class")),
      AttributeDescription(
        "storage-type", .word(["gp3", "gp2", "io1", "io2", "standard"]),
        .decided(Message("`gp3`, or `io1` where iops is given")), Message("the type of its storage")),
      AttributeDescription(
        "size", .number(20...65536, .gibibytes), .required, Message("the size of its storage in GiB")),
      AttributeDescription(
        "iops", .number(1000...256000),
        .decided(Message("3000 with gp3, 12000 from 400 GiB on; io1 and io2 require it")),
        Message("the reads and writes a second that are set aside for it")),
      AttributeDescription(
        "multi-az", .word(["no", "yes", "cluster"]), .value("no"),
        Message("whether there is a standby in another zone, or two readable ones")),
      AttributeDescription(
        "subnet-group", .reference(["db-subnet-group"]), .decided(Message("`default`, the group of the default VPC")),
        Message("the subnets in which it may stand")),
      .securityGroups,
      AttributeDescription(
        "port", .number(1150...65535), .decided(Message("the engine's: 5432, 3306, 1521, 1433 or 50000")),
        Message("the port on which it listens")),
      AttributeDescription(
        "public", .flag, .decided(Message("no with a subnet group of its own, yes with the `default` group")),
        Message("whether it gets a public address")),
      AttributeDescription(
        "encrypted", .flag, .value("no"), Message("whether its storage is encrypted; only said when it is made")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .decided(Message("`aws/rds`, the key of AWS")),
        Message("the key that encrypts it")),
      AttributeDescription(
        "backup-retention", .number(0...35, .days), .value("1"),
        Message("the days for which backups are kept; 0 turns them off, the console chooses 7")),
      AttributeDescription("deletion-protection", .flag, .value("no"), Message("whether it refuses to be deleted")),
      AttributeDescription(
        "password", .either([.word(["managed"]), .reference(["secret"]), .text]), .required,
        Message("the administrator's password: `managed` by AWS, a secret, or the words themselves")),
      AttributeDescription("iam-auth", .flag, .value("no"), Message("whether programs may sign in by their role")),
      AttributeDescription(
        "parameters",
        .list(
          .openPair(
            [
              "rds.force_ssl", "shared_preload_libraries", "log_min_duration_statement", "max_connections",
              "require_secure_transport",
            ], .text)), .none, Message("settings that differ from the engine's")),
      AttributeDescription(
        "parameter-group", .reference(["parameter-group"]), .decided(Message("the engine's default group")),
        Message("the group of settings that it follows")),
      AttributeDescription(
        "option-group", .reference(["option-group"]), .decided(Message("the engine's default group")),
        Message("the group of extra features that it follows")),
      AttributeDescription(
        "insights", .word(["standard", "advanced"]), .value("standard"),
        Message("the depth of CloudWatch Database Insights")),
      AttributeDescription(
        "enhanced-monitoring", .number(0...60, .seconds), .value("0"),
        Message("the seconds between measurements of its operating system; 0 is off")),
      AttributeDescription(
        "log-exports", .list(.open(["postgresql", "upgrade", "error", "slowquery", "general", "audit"])), .none,
        Message("the logs that go to CloudWatch Logs")),
      AttributeDescription(
        "az", .zone, .decided(Message("AWS's choice")),
        Message("the letter of its Availability Zone; not together with multi-az")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.html",
    example:
      "add rds db engine=postgres class=db.t4g.medium size=100GiB subnet-group=db-subnets sg=db-sg password=managed")
}
