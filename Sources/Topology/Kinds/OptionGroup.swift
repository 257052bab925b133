import Localization

extension ResourceKind {
  static let optionGroup = ResourceKind(
    "option-group", title: Message("DB option group"), aws: "AWS::RDS::OptionGroup",
    attributes: [
      AttributeDescription(
        "engine",
        .word([
          "mysql", "mariadb", "oracle-se2", "oracle-ee", "sqlserver-ex", "sqlserver-web", "sqlserver-se",
          "sqlserver-ee", "db2-se", "db2-ae",
        ]), .required,
        Message("the engine that it is for")),
      AttributeDescription(
        "version", .open(["8.4", "11.4", "19", "16.00"]), .required,
        Message("the major version of the engine")),
      AttributeDescription(
        "options", .list(.open(["MARIADB_AUDIT_PLUGIN", "NATIVE_NETWORK_ENCRYPTION", "TDE", "SQLSERVER_AUDIT"])), .none,
        Message("the engine's extra features that it turns on")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithOptionGroups.html",
    example: "add option-group audit-options engine=mariadb version=11.4 options=MARIADB_AUDIT_PLUGIN")
}
