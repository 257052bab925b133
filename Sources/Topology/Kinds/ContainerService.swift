import Localization

extension ResourceKind {
  static let containerService = ResourceKind(
    "ecs-service", title: Message("ECS service"), aws: "AWS::ECS::Service", in: .required(["ecs-cluster"]),
    attributes: [
      AttributeDescription(
        "task", .reference(["task-definition"]), .required,
        Message("what its tasks are made from")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required,
        Message("the subnets in which tasks are started, usually one a zone")),
      .securityGroups,
      AttributeDescription(
        "public-ip", .flag, .value("no"),
        Message("whether each task gets a public IPv4 address")),
      AttributeDescription(
        "launch-type", .word(["fargate", "ec2"]), .value("ec2"),
        Message("whether AWS keeps the servers or you do; fargate in the console")),
      AttributeDescription(
        "desired", .number(0...5000), .required,
        Message("how many tasks run")),
      AttributeDescription(
        "target-groups", .list(.reference(["target-group"])), .none,
        Message("the target groups in which its tasks are registered")),
      AttributeDescription(
        "grace", .number(0...Int.max, .seconds), .value("0"),
        Message("the seconds for which a new task's failing health checks do not count")),
      AttributeDescription(
        "min-healthy", .number(0...100), .value("100"),
        Message("how many tasks stay during a deployment, in percent of desired")),
      AttributeDescription(
        "max-healthy", .number(100...500), .value("200"),
        Message("how many tasks there may be during a deployment, in percent of desired")),
      AttributeDescription(
        "circuit-breaker", .flag, .value("no"),
        Message("whether a deployment that fails is rolled back by itself")),
      AttributeDescription(
        "rebalance", .flag, .value("yes"),
        Message("whether tasks are spread over the zones again after one failed")),
      AttributeDescription(
        "exec", .flag, .value("no"),
        Message("whether one can open a shell in its containers with ECS Exec")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html",
    example:
      "add ecs-service storefront in shop task=web-task subnets=app-a,app-c sg=app-sg launch-type=fargate desired=2")
}
