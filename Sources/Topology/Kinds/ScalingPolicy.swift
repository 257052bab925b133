import Localization

extension ResourceKind {
  /// For an Auto Scaling group this is `AWS::AutoScaling::ScalingPolicy`. For an ECS service it is two
  /// resources of Application Auto Scaling: a scalable target, which has the limits that a group has
  /// itself, and the policy; so `min` and `max` stand here for a service and on the group for a group.
  static let scalingPolicy = ResourceKind(
    "scaling-policy", title: Message("scaling policy"), aws: "AWS::AutoScaling::ScalingPolicy",
    in: .required(["asg", "ecs-service"]),
    attributes: [
      AttributeDescription(
        "type", .word(["target-tracking", "step", "scheduled", "predictive"]), .value("target-tracking"),
        Message("by what rule the capacity changes")),
      AttributeDescription(
        "metric", .word(["cpu", "memory", "requests-per-target", "network-in", "network-out"]), .required,
        Message("the metric that it watches")),
      AttributeDescription(
        "target", .number(1...Int.max), .required, Message("the value of the metric that it keeps to")),
      AttributeDescription(
        "min", .number(0...Int.max), .required,
        Message("the fewest tasks; of an ECS service only, a group says its own")),
      AttributeDescription(
        "max", .number(0...Int.max), .required, Message("the most tasks; of an ECS service only, a group says its own")),
    ],
    documentation: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html",
    example: "add scaling-policy app-cpu in app metric=cpu target=50")
}
