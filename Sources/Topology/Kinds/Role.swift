import Localization

extension ResourceKind {
  static let role = ResourceKind(
    "role", title: Message("IAM role"), aws: "AWS::IAM::Role",
    attributes: [
      AttributeDescription(
        "trust",
        .list(
          .open([
            "ec2", "lambda", "ecs-tasks", "rds", "states", "events", "eks", "glue", "redshift", "elasticmapreduce",
            "backup",
          ])), .required,
        Message("the services that may take the role")),
      AttributeDescription(
        "managed",
        .list(
          .open([
            "AmazonSSMManagedInstanceCore", "CloudWatchAgentServerPolicy", "AWSLambdaBasicExecutionRole",
            "AmazonECSTaskExecutionRolePolicy",
          ])),
        .none, Message("AWS's ready-made policies that it has")),
    ],
    documentation: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html",
    example: "add role app-role trust=ec2")
}
