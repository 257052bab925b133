import Localization

extension ResourceKind {
  static let vpcEndpoint = ResourceKind(
    "endpoint", title: Message("VPC endpoint"), aws: "AWS::EC2::VPCEndpoint", in: .required(["vpc"]),
    attributes: [
      AttributeDescription(
        "service",
        .open([
          "s3", "dynamodb", "secretsmanager", "ssm", "ssmmessages", "ec2messages", "kms", "logs", "monitoring", "sts",
          "sqs", "sns", "ecr.api", "ecr.dkr", "kinesis-streams", "events", "states", "rds", "elasticfilesystem",
          "athena", "glue",
        ]), .required, Message("the AWS service that it leads to")),
      AttributeDescription(
        "type", .word(["gateway", "interface"]), .decided(Message("`gateway` for s3 and dynamodb, else `interface`")),
        Message("whether it is a route or network interfaces in subnets")),
      AttributeDescription(
        "route-tables", .list(.reference(["route-table"])), .none,
        Message("the route tables that get its route; gateway endpoints only")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .none,
        Message("the subnets of its network interfaces, one a zone; interface endpoints only")),
      .securityGroups,
      AttributeDescription(
        "private-dns", .flag, .value("yes"),
        Message("whether the service's usual name leads to it; CloudFormation and Terraform leave it off")),
      AttributeDescription("policy", .word(["full"]), .value("full"), Message("what it lets pass; `grant` narrows it")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/privatelink/concepts.html",
    example: "add endpoint s3-door in main service=s3 route-tables=app-routes")
}
