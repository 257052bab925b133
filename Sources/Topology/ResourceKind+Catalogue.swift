extension ResourceKind {
  /// Every kind, in the order in which a saved design lists its parts: what others refer to first.
  public static let all: [ResourceKind] = network + security + stores + compute + edge + messaging + observation

  private static let network = [
    vpc, internetGateway, egressOnlyInternetGateway, routeTable, networkACL, subnet, elasticIP, natGateway, vpcEndpoint,
    securityGroup,
  ]
  private static let security = [kmsKey, secret, keyPair, role]
  private static let stores = [
    bucket, dbSubnetGroup, database, replica, cacheSubnetGroup, cache, dynamoDBTable,
  ]
  private static let compute = [launchTemplate, instance, targetGroup, autoScalingGroup, scalingPolicy, lambdaFunction]
  private static let edge = [
    hostedZone, certificate, webACL, loadBalancer, listener, userPool, apiGateway, originAccessControl, distribution,
    dnsRecord,
  ]
  private static let messaging = [snsTopic, sqsQueue]
  private static let observation = [logGroup, flowLog, trail, alarm]
}
