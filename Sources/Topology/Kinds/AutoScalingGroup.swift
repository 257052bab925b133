import Localization

extension ResourceKind {
  static let autoScalingGroup = ResourceKind(
    "asg", title: Message("Auto Scaling group"), aws: "AWS::AutoScaling::AutoScalingGroup",
    attributes: [
      AttributeDescription(
        "launch-template", .reference(["launch-template"]), .required, Message("what its instances are made from")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required,
        Message("the subnets in which instances are started, usually one a zone")),
      AttributeDescription("min", .number(0...Int.max), .required, Message("the fewest instances")),
      AttributeDescription("max", .number(0...Int.max), .required, Message("the most instances")),
      AttributeDescription(
        "desired", .number(0...Int.max), .decided(Message("the same as min")),
        Message("the instances wanted at the start")),
      AttributeDescription(
        "target-groups", .list(.reference(["target-group"])), .none,
        Message("the target groups in which its instances are registered")),
      AttributeDescription(
        "health-check", .list(.word(["ec2", "elb", "ebs"])), .value("ec2"),
        Message("whose word decides that an instance is replaced")),
      AttributeDescription(
        "grace", .number(0...Int.max, .seconds), .value("0"),
        Message("the seconds before the first health check counts; 300 in the console")),
      AttributeDescription(
        "rebalance", .flag, .value("no"), Message("whether Spot instances are replaced before AWS takes them back")),
    ],
    documentation: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html",
    example: "add asg app launch-template=web subnets=app-a,app-c min=2 max=6")
}
