import Localization

extension ResourceKind {
  static let containerCluster = ResourceKind(
    "ecs-cluster", title: Message("ECS cluster"), aws: "AWS::ECS::Cluster",
    attributes: [
      AttributeDescription(
        "insights", .word(["disabled", "enabled", "enhanced"]), .value("disabled"),
        Message("the depth of Container Insights")),
      AttributeDescription(
        "capacity", .list(.either([.word(["fargate", "fargate-spot"]), .reference(["asg"])])), .none,
        Message("on what its tasks may run: Fargate, or instances of a group")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/clusters.html",
    example: "add ecs-cluster shop capacity=fargate")
}
