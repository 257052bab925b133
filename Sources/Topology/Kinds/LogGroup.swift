import Localization

extension ResourceKind {
  static let logGroup = ResourceKind(
    "log-group", title: Message("log group"), aws: "AWS::Logs::LogGroup",
    attributes: [
      AttributeDescription(
        "retention", .number(1...3653, .days), .decided(Message("never expires")),
        Message("the days for which records are kept"))
    ],
    documentation: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    example: "add log-group flows retention=30d")
}
