import Localization

extension ResourceKind {
  static let glueJob = ResourceKind(
    "glue", title: Message("Glue job"), aws: "AWS::Glue::Job",
    attributes: [
      AttributeDescription(
        "role", .reference(["role"]), .required,
        Message("the role by which it reads and writes")),
      AttributeDescription(
        "type", .word(["etl", "streaming", "shell"]), .required,
        Message("whether it runs Spark once, Spark without end, or a plain script")),
      AttributeDescription(
        "version", .open(["5.0", "4.0"]), .decided(Message("AWS's default")),
        Message("the version of Glue")),
      AttributeDescription(
        "worker", .open(["G.1X", "G.2X", "G.025X"]), .decided(Message("AWS's choice")),
        Message("the type of its workers")),
      AttributeDescription(
        "workers", .number(1...1000), .decided(Message("AWS's choice")),
        Message("how many workers run it")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .none,
        Message("the subnets from which its connection reaches databases")),
      AttributeDescription(
        "sg", .list(.reference(["security-group"])), .none,
        Message("the security groups of its network interfaces")),
    ],
    documentation: "https://docs.aws.amazon.com/glue/latest/dg/what-is-glue.html",
    example: "add glue nightly-load type=etl role=glue-role")
}
