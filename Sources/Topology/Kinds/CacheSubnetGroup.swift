import Localization

extension ResourceKind {
  static let cacheSubnetGroup = ResourceKind(
    "cache-subnet-group", title: Message("cache subnet group"), aws: "AWS::ElastiCache::SubnetGroup",
    attributes: [
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required, Message("its subnets, in two zones or more of one VPC"))
    ],
    documentation: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html",
    example: "add cache-subnet-group cache-subnets subnets=data-a,data-c")
}
