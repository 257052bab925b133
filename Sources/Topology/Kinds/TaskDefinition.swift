import Localization

extension ResourceKind {
  static let taskDefinition = ResourceKind(
    "task-definition", title: Message("task definition"), aws: "AWS::ECS::TaskDefinition",
    attributes: [
      AttributeDescription(
        "image", .open(["shop/web:1.4"]), .required,
        Message("the image that its container starts from")),
      AttributeDescription(
        "compatible", .list(.word(["fargate", "ec2"])), .value("ec2"),
        Message("where its tasks may run")),
      AttributeDescription(
        "network", .word(["awsvpc", "bridge", "host", "none"]), .value("bridge"),
        Message("how its containers stand on the network; Fargate needs awsvpc")),
      AttributeDescription(
        "cpu", .number(128...196608), .required,
        Message("the CPU units of a task, 1024 for one processor; needed for fargate")),
      AttributeDescription(
        "memory", .number(4...1_048_576), .required,
        Message("the MiB of memory of a task")),
      AttributeDescription(
        "architecture", .word(["x86-64", "arm64"]), .value("x86-64"),
        Message("the processors for which the image is built")),
      AttributeDescription(
        "role", .reference(["role"]), .none, Message("the role whose permissions its programs have")),
      AttributeDescription(
        "execution-role", .reference(["role"]), .none,
        Message("the role by which ECS fetches the image and the secrets and writes the logs")),
      AttributeDescription(
        "logs", .reference(["log-group"]), .none, Message("where what its programs print goes")),
      AttributeDescription(
        "disk", .number(20...200, .gibibytes), .value("20"),
        Message("the GiB of disk of a task on Fargate, gone with the task")),
      AttributeDescription(
        "volumes", .list(.reference(["efs"])), .none, Message("the file systems that its containers mount")),
      AttributeDescription(
        "read-only", .flag, .value("no"), Message("whether its programs cannot write to the image's own files")),
    ] + AttributeDescription.ofApplication,
    documentation: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definitions.html",
    example:
      "add task-definition web-task image=shop/web:1.4 compatible=fargate network=awsvpc cpu=512 memory=1024 stack=nginx:80,gunicorn,django"
  )
}
