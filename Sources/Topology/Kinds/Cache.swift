import Localization

extension ResourceKind {
  static let cache = ResourceKind(
    "cache", title: Message("ElastiCache cache"), aws: "AWS::ElastiCache::ReplicationGroup",
    attributes: [
      AttributeDescription(
        "engine", .word(["valkey", "redis", "memcached"]), .required, Message("the cache software")),
      AttributeDescription(
        "version", .open(["8.1", "8.0", "7.2", "7.1"]), .decided(Message("the engine's newest")),
        Message("the version of the engine")),
      AttributeDescription(
        "mode", .word(["nodes", "serverless"]), .value("nodes"),
        Message("whether you choose nodes or AWS runs them unseen")),
      AttributeDescription(
        "node-type", .open(["cache.t4g.micro", "cache.t4g.small", "cache.m7g.large", "cache.r7g.large"]), .required,
        Message("the type of its nodes; needed unless it is serverless")),
      AttributeDescription(
        "nodes", .number(1...6), .value("1"), Message("the nodes of a shard: one primary, the others replicas")),
      AttributeDescription("shards", .number(1...500), .value("1"), Message("the parts into which the keys are split")),
      AttributeDescription(
        "multi-az", .flag, .value("no"),
        Message("whether its nodes stand in several zones; needs failover and two nodes")),
      AttributeDescription("failover", .flag, .value("no"), Message("whether a replica takes over by itself")),
      AttributeDescription(
        "subnet-group", .reference(["cache-subnet-group"]),
        .decided(Message("`default`, the group of the default VPC")), Message("the subnets in which its nodes stand")),
      .securityGroups,
      AttributeDescription(
        "port", .number(1...65535), .decided(Message("6379, 11211 for memcached; serverless reads on 6380 too")),
        Message("the port on which it listens")),
      AttributeDescription(
        "encrypted", .flag, .value("no"), Message("whether its data is encrypted at rest; only said when it is made")),
      AttributeDescription("tls", .flag, .value("no"), Message("whether it is spoken to over TLS")),
      AttributeDescription(
        "auth", .word(["none", "token", "users", "iam"]), .value("none"),
        Message("how programs sign in; all but none need tls")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.html",
    example: "add cache sessions engine=valkey node-type=cache.t4g.small subnet-group=cache-subnets sg=cache-sg")
}
