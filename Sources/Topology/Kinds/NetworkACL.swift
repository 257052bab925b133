import Localization

extension ResourceKind {
  static let networkACL = ResourceKind(
    "nacl", title: Message("network ACL"), aws: "AWS::EC2::NetworkAcl", in: .required(["vpc"]),
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html",
    example: "add nacl data-acl in main")
}
