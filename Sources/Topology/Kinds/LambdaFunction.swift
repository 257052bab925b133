import Localization

extension ResourceKind {
  static let lambdaFunction = ResourceKind(
    "lambda", title: Message("Lambda function"), aws: "AWS::Lambda::Function",
    attributes: [
      AttributeDescription(
        "runtime", .open(["python3.13", "nodejs22.x", "java21", "dotnet10", "provided.al2023"]), .required,
        Message("the language and its version")),
      AttributeDescription(
        "role", .reference(["role"]), .required, Message("the role whose permissions its programs have")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .none,
        Message("the subnets that it can reach into; outside every VPC when left out")),
      AttributeDescription(
        "sg", .list(.reference(["security-group"])), .none, Message("the security groups of its network interfaces")),
      AttributeDescription(
        "ipv6", .flag, .value("no"), Message("whether it may go out over IPv6 from subnets that have such addresses")),
      AttributeDescription(
        "source", .list(.reference(["sqs", "kinesis", "dynamodb"])), .none,
        Message("the queues and streams that it is fed from")),
      AttributeDescription(
        "dlq", .reference(["sqs"]), .none, Message("the queue for messages that fail again and again")),
      AttributeDescription(
        "timeout", .number(1...900, .seconds), .value("3"), Message("the seconds that one call may take")),
      AttributeDescription(
        "env", .list(.openPair(["STAGE", "TABLE_NAME", "BUCKET_NAME"], .text)), .none,
        Message("environment variables with literal values")),
      AttributeDescription(
        "secrets", .list(.reference(["secret"])), .none, Message("the secrets that are read when it starts")),
    ],
    documentation: "https://docs.aws.amazon.com/lambda/latest/dg/welcome.html",
    example: "add lambda thumbnails runtime=python3.13 role=thumbnail-role")
}
