extension ResourceKind {
  /// Every kind, in the order in which a saved design lists its parts: what others refer to first.
  public static let all: [ResourceKind] =
    network + security + stores + compute + containers + edge + messaging + analysis + observation

  private static let network = [
    vpc, internetGateway, egressOnlyInternetGateway, transitGateway, routeTable, networkACL, subnet, elasticIP,
    natGateway, transitGatewayAttachment, vpcEndpoint, securityGroup,
  ]
  private static let security = [kmsKey, secret, keyPair, role]
  private static let stores = [
    bucket, parameterGroup, optionGroup, dbSubnetGroup, database, replica, auroraCluster, auroraInstance, databaseProxy,
    cacheSubnetGroup, cache, dynamoDBTable, fileSystem,
  ]
  private static let compute = [
    launchTemplate, instance, volume, targetGroup, autoScalingGroup, scalingPolicy, lambdaFunction,
  ]
  private static let containers = [containerCluster, taskDefinition, containerService, kubernetesCluster]
  private static let edge = [
    hostedZone, certificate, webACL, loadBalancer, networkLoadBalancer, listener, userPool, apiGateway,
    originAccessControl, distribution, healthCheck, dnsRecord,
  ]
  private static let messaging = [snsTopic, sqsQueue, dataStream, eventRule, stateMachine]
  private static let analysis = [dataWarehouse, searchDomain, glueJob, athenaWorkgroup, mapReduceCluster]
  private static let observation = [logGroup, flowLog, trail, alarm, backupPlan]
}
