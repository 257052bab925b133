import Localization

extension ResourceKind {
  static let alarm = ResourceKind(
    "alarm", title: Message("CloudWatch alarm"), aws: "AWS::CloudWatch::Alarm",
    attributes: [
      AttributeDescription("on", .reference([]), .required, Message("the part that is watched")),
      AttributeDescription(
        "metric",
        .open([
          "CPUUtilization", "DatabaseConnections", "FreeStorageSpace", "UnHealthyHostCount",
          "HTTPCode_Target_5XX_Count", "TargetResponseTime", "DatabaseMemoryUsagePercentage", "MemoryUtilization",
          "FreeableMemory",
        ]), .required, Message("the metric that it watches")),
      AttributeDescription(
        "statistic", .open(["Average", "Sum", "Minimum", "Maximum", "p99"]), .value("Average"),
        Message("how the values of a period become one")),
      AttributeDescription(
        "above", .either([.number(0...Int.max), .number(0...Int.max, .gibibytes)]), .required,
        Message("the threshold that sets it off from above; this or below is needed")),
      AttributeDescription(
        "below", .either([.number(0...Int.max), .number(0...Int.max, .gibibytes)]), .none,
        Message("the threshold that sets it off from below")),
      AttributeDescription(
        "minutes", .number(1...10080, .minutes), .value("5"),
        Message("the minutes for which the threshold must be passed")),
      AttributeDescription("notify", .list(.reference(["sns"])), .none, Message("the topics that are told")),
      AttributeDescription(
        "missing", .word(["missing", "breaching", "not-breaching", "ignore"]), .value("missing"),
        Message("how missing values count")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html",
    example: "add alarm db-cpu on=db metric=CPUUtilization above=80 notify=ops")
}
