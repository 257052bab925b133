import Localization

extension ResourceKind {
  static let fileSystem = ResourceKind(
    "efs", title: Message("EFS file system"), aws: "AWS::EFS::FileSystem",
    attributes: [
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .none,
        Message("the subnets of its mount targets, one a zone")),
      .securityGroups,
      AttributeDescription(
        "encrypted", .flag, .value("no"),
        Message("whether it is encrypted; only said when it is made, yes in the console")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .decided(Message("`aws/elasticfilesystem`, the key of AWS")),
        Message("the key that encrypts it")),
      AttributeDescription(
        "performance", .word(["general-purpose", "max-io"]), .value("general-purpose"),
        Message("whether it is made for quick answers or for many clients")),
      AttributeDescription(
        "throughput", .word(["bursting", "elastic", "provisioned"]), .value("bursting"),
        Message("how its throughput is given out; elastic in the console")),
      AttributeDescription(
        "az", .zone, .none,
        Message("the letter of its one zone; in all zones when left out")),
      AttributeDescription(
        "backup", .flag, .value("no"),
        Message("whether AWS Backup copies it every day; yes in the console")),
      AttributeDescription(
        "lifecycle", .list(.pair(["ia", "archive"], .number(1...365, .days))), .none,
        Message("after how many days unused files move to cheaper storage")),
    ],
    documentation: "https://docs.aws.amazon.com/efs/latest/ug/whatisefs.html",
    example: "add efs uploads subnets=app-a,app-c sg=efs-sg encrypted=yes")
}
