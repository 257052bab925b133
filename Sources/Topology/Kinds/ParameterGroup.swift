import Localization

extension ResourceKind {
  static let parameterGroup = ResourceKind(
    "parameter-group", title: Message("DB parameter group"), aws: "AWS::RDS::DBParameterGroup",
    attributes: [
      AttributeDescription(
        "family", .open(["postgres17", "mysql8.4", "mariadb11.4", "aurora-postgresql17", "aurora-mysql8.0"]), .required,
        Message("the engine and major version that it is for")),
      AttributeDescription(
        "for", .word(["instance", "cluster"]), .value("instance"),
        Message("whether instances or whole Aurora clusters use it")),
      AttributeDescription(
        "parameters",
        .list(
          .openPair(
            [
              "rds.force_ssl", "shared_preload_libraries", "log_min_duration_statement", "max_connections",
              "require_secure_transport",
            ], .text)), .none,
        Message("settings that differ from the engine's")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html",
    example: "add parameter-group shop-parameters family=postgres17 parameters=rds.force_ssl:1")
}
