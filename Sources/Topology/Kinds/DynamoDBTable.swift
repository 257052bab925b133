import Localization

extension ResourceKind {
  static let dynamoDBTable = ResourceKind(
    "dynamodb", title: Message("DynamoDB table"), aws: "AWS::DynamoDB::Table",
    attributes: [
      AttributeDescription(
        "key", .list(.open(["pk", "sk"])), .required, Message("the partition key, and the sort key where there is one")),
      AttributeDescription(
        "billing", .word(["on-demand", "provisioned"]), .value("provisioned"),
        Message("whether requests or reserved capacity are paid; the console chooses on-demand")),
      AttributeDescription("pitr", .flag, .value("no"), Message("whether it can be restored to any point in time")),
      AttributeDescription(
        "encryption", .either([.word(["aws-owned", "aws-managed"]), .reference(["kms-key"])]), .value("aws-owned"),
        Message("with whose key it is encrypted")),
    ],
    documentation: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html",
    example: "add dynamodb carts key=user billing=on-demand")
}
