import Localization

extension ResourceKind {
  static let auroraInstance = ResourceKind(
    "aurora-instance", title: Message("Aurora instance"), aws: "AWS::RDS::DBInstance", in: .required(["aurora"]),
    attributes: [
      AttributeDescription(
        "class", .open(["db.serverless", "db.t4g.medium", "db.r7g.large", "db.r8g.large"]), .required,
        Message("the instance class")),
      AttributeDescription(
        "az", .zone, .decided(Message("AWS's choice")),
        Message("the letter of its Availability Zone")),
      AttributeDescription(
        "promotion-tier", .number(0...15), .value("1"),
        Message("its turn to become the writer; the lowest number first")),
      AttributeDescription(
        "public", .flag, .decided(Message("no with a subnet group of its own, yes with the `default` group")),
        Message("whether it gets a public address")),
      AttributeDescription(
        "enhanced-monitoring", .number(0...60, .seconds), .value("0"),
        Message("the seconds between measurements of its operating system; 0 is off")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.CreateInstance.html",
    example: "add aurora-instance shop-db-a in shop-db class=db.r7g.large az=a")
}
