import Localization

extension ResourceKind {
  static let securityGroup = ResourceKind(
    "security-group", title: Message("security group"), aws: "AWS::EC2::SecurityGroup", in: .required(["vpc"]),
    attributes: [
      AttributeDescription(
        "egress", .word(["all", "none"]), .value("all"),
        Message("whether the rule that allows all traffic out is there from the start")),
      AttributeDescription(
        "description", .text, .decided(Message("the name of the part")), Message("what it is for, in words")),
    ],
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html",
    example: "add security-group app-sg in main")
}
