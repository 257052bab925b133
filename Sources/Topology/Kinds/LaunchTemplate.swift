import Localization

extension ResourceKind {
  static let launchTemplate = ResourceKind(
    "launch-template", title: Message("launch template"), aws: "AWS::EC2::LaunchTemplate",
    attributes: AttributeDescription.ofServer(image: .none),
    documentation: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-launch-templates.html",
    example: "add launch-template web ami=al2023-arm type=t4g.medium sg=app-sg")
}
