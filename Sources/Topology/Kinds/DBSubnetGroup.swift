import Localization

extension ResourceKind {
  static let dbSubnetGroup = ResourceKind(
    "db-subnet-group", title: Message("DB subnet group"), aws: "AWS::RDS::DBSubnetGroup",
    attributes: [
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required, Message("its subnets, in two zones or more of one VPC"))
    ],
    documentation: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    example: "add db-subnet-group db-subnets subnets=data-a,data-c")
}
