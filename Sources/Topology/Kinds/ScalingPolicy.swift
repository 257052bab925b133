import Localization

extension ResourceKind {
  static let scalingPolicy = ResourceKind(
    "scaling-policy", title: Message("scaling policy"), aws: "AWS::AutoScaling::ScalingPolicy", in: .required(["asg"]),
    attributes: [
      AttributeDescription(
        "type", .word(["target-tracking", "step", "scheduled", "predictive"]), .value("target-tracking"),
        Message("by what rule the capacity changes")),
      AttributeDescription(
        "metric", .word(["cpu", "requests-per-target", "network-in", "network-out"]), .required,
        Message("the metric that it watches")),
      AttributeDescription(
        "target", .number(1...Int.max), .required, Message("the value of the metric that it keeps to")),
    ],
    documentation: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
    example: "add scaling-policy app-cpu in app metric=cpu target=50")
}
