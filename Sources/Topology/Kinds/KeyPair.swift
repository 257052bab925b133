import Localization

extension ResourceKind {
  static let keyPair = ResourceKind(
    "key-pair", title: Message("key pair"), aws: "AWS::EC2::KeyPair",
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html",
    example: "add key-pair admin-key")
}
