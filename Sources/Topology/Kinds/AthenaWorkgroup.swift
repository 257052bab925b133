import Localization

extension ResourceKind {
  static let athenaWorkgroup = ResourceKind(
    "athena", title: Message("Athena workgroup"), aws: "AWS::Athena::WorkGroup",
    attributes: [
      AttributeDescription(
        "results", .reference(["s3"]), .none,
        Message("the bucket for the results of queries")),
      AttributeDescription(
        "enforce", .flag, .value("yes"),
        Message("whether its settings hold above a client's own")),
      AttributeDescription(
        "encryption", .word(["none", "sse-s3", "sse-kms"]), .value("none"),
        Message("with whose keys results are encrypted")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .none,
        Message("the key that encrypts it")),
      AttributeDescription(
        "scan-limit", .number(1...1_048_576, .gibibytes), .none,
        Message("the most GiB that one query may read")),
    ],
    documentation: "https://docs.aws.amazon.com/athena/latest/ug/workgroups-manage-queries-control-costs.html",
    example: "add athena analysts results=query-results encryption=sse-s3")
}
