import Localization

extension ResourceKind {
  static let internetGateway = ResourceKind(
    "igw", title: Message("internet gateway"), aws: "AWS::EC2::InternetGateway", in: .optional(["vpc"]),
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
    example: "add igw gate in main")
}
