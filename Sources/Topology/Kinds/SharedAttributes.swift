import Localization

/// Rows that several kinds have alike.
extension AttributeDescription {
  static let region = AttributeDescription(
    "region", .open(["ap-northeast-2", "us-east-1"]), .decided(Message("the design's region")),
    Message("the AWS Region that it is in"))

  static let securityGroups = AttributeDescription(
    "sg", .list(.reference(["security-group"])), .ofVPC("security-group"),
    Message("the security groups of its network interfaces"))
}
