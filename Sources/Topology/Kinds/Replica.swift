import Localization

extension ResourceKind {
  static let replica = ResourceKind(
    "replica", title: Message("read replica"), aws: "AWS::RDS::DBInstance", in: .required(["rds"]),
    attributes: [
      AttributeDescription(
        "class", .open(["db.t4g.micro", "db.t4g.medium", "db.m7g.large", "db.r7g.large"]),
        .decided(Message("the source's")), Message("the instance class")),
      AttributeDescription(
        "az", .zone, .decided(Message("AWS's choice")), Message("the letter of its Availability Zone")),
      AttributeDescription(
        "region", .open(["ap-northeast-2", "us-east-1"]), .decided(Message("the source's")),
        Message("the AWS Region that it is in")),
      AttributeDescription(
        "sg", .list(.reference(["security-group"])), .decided(Message("the source's")),
        Message("the security groups of its network interfaces")),
      AttributeDescription(
        "multi-az", .word(["no", "yes"]), .value("no"), Message("whether it has a standby of its own in another zone")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html",
    example: "add replica db-reader in db az=c")
}
