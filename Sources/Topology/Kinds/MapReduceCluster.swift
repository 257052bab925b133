import Localization

extension ResourceKind {
  static let mapReduceCluster = ResourceKind(
    "emr", title: Message("EMR cluster"), aws: "AWS::EMR::Cluster",
    attributes: [
      AttributeDescription(
        "release", .open(["emr-7.10.0", "emr-7.9.0"]), .required,
        Message("the release of EMR")),
      AttributeDescription(
        "applications", .list(.open(["spark", "hive", "trino", "flink"])), .none,
        Message("the software on it")),
      AttributeDescription(
        "role", .reference(["role"]), .required,
        Message("the role by which EMR keeps its instances")),
      AttributeDescription(
        "instance-role", .reference(["role"]), .required,
        Message("the role whose permissions its programs have")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .none,
        Message("the subnets of which one is used")),
      AttributeDescription(
        "sg", .list(.reference(["security-group"])), .none,
        Message("security groups besides those that EMR makes")),
      AttributeDescription(
        "node-type", .open(["m7g.xlarge", "m6g.xlarge", "r7g.xlarge"]), .required,
        Message("the type of its nodes")),
      AttributeDescription(
        "nodes", .number(1...2000), .required,
        Message("how many nodes it has")),
      AttributeDescription(
        "logs", .reference(["s3"]), .none,
        Message("the bucket for its logs")),
    ],
    documentation: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-what-is-emr.html",
    example:
      "add emr lake-jobs release=emr-7.10.0 applications=spark role=emr-role instance-role=emr-node-role node-type=m7g.xlarge nodes=3"
  )
}
