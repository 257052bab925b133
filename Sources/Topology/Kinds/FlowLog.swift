import Localization

extension ResourceKind {
  static let flowLog = ResourceKind(
    "flow-log", title: Message("VPC flow log"), aws: "AWS::EC2::FlowLog", in: .required(["vpc"]),
    attributes: [
      AttributeDescription("to", .reference(["log-group", "s3"]), .required, Message("where the records go")),
      AttributeDescription(
        "traffic", .word(["all", "accept", "reject"]), .value("all"), Message("which traffic is recorded")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
    example: "add flow-log main-flows in main to=flows")
}
