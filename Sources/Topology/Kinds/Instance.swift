import Localization

extension ResourceKind {
  static let instance = ResourceKind(
    "ec2", title: Message("EC2 instance"), aws: "AWS::EC2::Instance", in: .required(["subnet"]),
    attributes: AttributeDescription.ofServer(image: .required) + [
      AttributeDescription(
        "launch-template", .reference(["launch-template"]), .none,
        Message("the launch template whose values hold for what is not said here"))
    ],
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Instances.html",
    example: "add ec2 web-a in public-a ami=al2023 type=t3.micro")
}
