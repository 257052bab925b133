import Localization

extension ResourceKind {
  static let dataStream = ResourceKind(
    "kinesis", title: Message("Kinesis data stream"), aws: "AWS::Kinesis::Stream",
    attributes: [
      AttributeDescription(
        "mode", .word(["provisioned", "on-demand"]), .value("provisioned"),
        Message("whether you choose shards or AWS follows the load")),
      AttributeDescription(
        "shards", .number(1...10000), .required,
        Message("how many shards share the records; needed when provisioned")),
      AttributeDescription(
        "retention", .number(24...8760), .value("24"),
        Message("the hours for which records can be read")),
      AttributeDescription(
        "encryption", .either([.word(["none", "aws-managed"]), .reference(["kms-key"])]), .value("none"),
        Message("with whose key it is encrypted")),
    ],
    documentation: "https://docs.aws.amazon.com/streams/latest/dev/introduction.html",
    example: "add kinesis clicks mode=on-demand encryption=aws-managed")
}
