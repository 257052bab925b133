import Localization

extension ResourceKind {
  static let elasticIP = ResourceKind(
    "eip", title: Message("Elastic IP address"), aws: "AWS::EC2::EIP",
    attributes: [
      .region,
      AttributeDescription("instance", .reference(["ec2"]), .none, Message("the instance that has the address")),
    ],
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html",
    example: "add eip nat-a-ip")
}
