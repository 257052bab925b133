import Localization

extension ResourceKind {
  static let egressOnlyInternetGateway = ResourceKind(
    "eigw", title: Message("egress-only internet gateway"), aws: "AWS::EC2::EgressOnlyInternetGateway",
    in: .required(["vpc"]),
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html",
    example: "add eigw gate6 in main")
}
