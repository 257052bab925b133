extension ResourceKind {
  /// Every kind, in the order in which a saved design lists its parts: what others refer to first.
  public static let all: [ResourceKind] = ResourceFamily.allCases.flatMap(\.kinds)

  fileprivate static let network = [
    vpc, internetGateway, egressOnlyInternetGateway, peeringConnection, transitGateway, routeTable, networkACL, subnet,
    elasticIP, natGateway, transitGatewayAttachment, vpcEndpoint, securityGroup,
  ]
  fileprivate static let security = [kmsKey, secret, keyPair, role]
  fileprivate static let stores = [
    bucket, parameterGroup, optionGroup, dbSubnetGroup, database, replica, auroraCluster, auroraInstance, databaseProxy,
    cacheSubnetGroup, cache, dynamoDBTable, fileSystem,
  ]
  fileprivate static let compute = [
    launchTemplate, instance, volume, targetGroup, autoScalingGroup, scalingPolicy, lambdaFunction,
  ]
  fileprivate static let containers = [containerCluster, taskDefinition, containerService, kubernetesCluster]
  fileprivate static let edge = [
    hostedZone, certificate, webACL, loadBalancer, networkLoadBalancer, listener, userPool, apiGateway,
    originAccessControl, distribution, healthCheck, dnsRecord,
  ]
  fileprivate static let messaging = [snsTopic, sqsQueue, dataStream, eventRule, stateMachine]
  fileprivate static let analysis = [dataWarehouse, searchDomain, glueJob, athenaWorkgroup, mapReduceCluster]
  fileprivate static let observation = [logGroup, flowLog, trail, alarm, backupPlan]
}

extension ResourceFamily {
  /// Its kinds, what others refer to first.
  public var kinds: [ResourceKind] {
    switch self {
    case .network: ResourceKind.network
    case .security: ResourceKind.security
    case .stores: ResourceKind.stores
    case .compute: ResourceKind.compute
    case .containers: ResourceKind.containers
    case .edge: ResourceKind.edge
    case .messaging: ResourceKind.messaging
    case .analysis: ResourceKind.analysis
    case .observation: ResourceKind.observation
    }
  }
}
