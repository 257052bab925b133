import Localization

extension ResourceKind {
  static let databaseProxy = ResourceKind(
    "rds-proxy", title: Message("RDS Proxy"), aws: "AWS::RDS::DBProxy",
    attributes: [
      AttributeDescription(
        "target", .reference(["rds", "aurora"]), .required,
        Message("the database whose connections it keeps")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required,
        Message("the subnets of its network interfaces, in two zones or more")),
      .securityGroups,
      AttributeDescription(
        "role", .reference(["role"]), .required,
        Message("the role by which it reads the secrets")),
      AttributeDescription(
        "secrets", .list(.reference(["secret"])), .none,
        Message("the secrets with the passwords that it knows")),
      AttributeDescription(
        "iam-auth", .flag, .value("no"),
        Message("whether programs sign in to it by their role")),
      AttributeDescription(
        "tls", .flag, .value("no"),
        Message("whether it refuses connections without TLS; yes in the console")),
      AttributeDescription(
        "idle-timeout", .number(1...28800, .seconds), .value("1800"),
        Message("the seconds after which a client's idle connection is closed")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html",
    example: "add rds-proxy db-door target=db subnets=app-a,app-c sg=proxy-sg role=proxy-role secrets=db-password")
}
