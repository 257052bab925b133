import CommandLanguage
import Localization
public import Testing
public import Topology

/// Holds the catalogue of kinds to the agreed table: these words are typed, so they are permanent.
@Suite struct KindTests {
  /// Each kind's attributes in their order; `!` marks what AWS requires.
  static let table: [String: String] = [
    "vpc": "region cidr! more-cidrs ipv6 dns-support dns-hostnames block-public-access",
    "subnet": "az! cidr! cidr6 route-table nacl public-ip-on-launch ipv6-on-launch",
    "igw": "",
    "nat": "mode connectivity eip!",
    "eip": "region instance",
    "route-table": "",
    "nacl": "",
    "security-group": "egress description",
    "endpoint": "service! type route-tables subnets sg private-dns policy",
    "ec2":
      "ami! type! sg role key-pair imds imds-hops public-ip ipv6 disk disk-type encrypted stack sessions static "
      + "media secrets env user-data launch-template",
    "launch-template":
      "ami type sg role key-pair imds imds-hops public-ip ipv6 disk disk-type encrypted stack sessions static "
      + "media secrets env user-data",
    "asg": "launch-template! subnets! min! max! desired target-groups health-check grace rebalance",
    "alb": "scheme subnets! sg ip-type web-acl access-logs drop-invalid-headers deletion-protection",
    "target-group":
      "target-type protocol! port! targets health-protocol health-path health-port health-codes deregistration-delay "
      + "stickiness",
    "listener": "protocol! port! certificate! tls-policy forward redirect respond",
    "certificate": "domain! names region validation zone",
    "rds":
      "engine! version class! storage-type size! iops multi-az subnet-group sg port public encrypted "
      + "kms-key backup-retention deletion-protection password! iam-auth parameters "
      + "parameter-group option-group insights "
      + "enhanced-monitoring log-exports az",
    "db-subnet-group": "subnets!",
    "cache": "engine! version mode node-type! nodes shards multi-az failover subnet-group sg port encrypted tls auth",
    "s3":
      "bucket region versioning encryption kms-key sse-c block-public ownership lifecycle cors-origins "
      + "cors-methods notify website",
    "cloudfront": "aliases certificate tls-minimum viewer-protocol! default-origin! default-root web-acl logs ipv6",
    "oac": "for signing",
    "waf": "scope! rules default! logs",
    "zone": "domain! private vpcs",
    "record": "name type alias value ttl routing weight! region! failover! health-check",
    "role": "trust! managed",
    "secret": "for rotation kms-key",
    "kms-key": "rotation region",
    "alarm": "on! metric! statistic above! below minutes notify missing",
    "eigw": "",
    "peering": "peer! accepted",
    "scaling-policy": "type metric! target! min! max!",
    "replica": "class az region sg multi-az",
    "cache-subnet-group": "subnets!",
    "sns": "subscribers",
    "log-group": "retention",
    "flow-log": "to! traffic",
    "trail": "to! multi-region",
    "lambda": "runtime! role! subnets sg ipv6 source dlq timeout env secrets",
    "api-gateway": "type authorizer domain certificate throttle",
    "user-pool": "mfa",
    "dynamodb": "key! billing pitr encryption",
    "sqs": "encryption dlq max-receives! visibility fifo",
    "key-pair": "",
    "transit-gateway":
      "region asn auto-accept default-association default-propagation dns-support group-references",
    "transit-gateway-attachment": "gateway! subnets! appliance-mode dns-support group-references",
    "ebs": "az! size! type iops encrypted kms-key instance",
    "efs": "subnets sg encrypted kms-key performance throughput az backup lifecycle",
    "parameter-group": "family! for parameters",
    "option-group": "engine! version! options",
    "aurora":
      "engine! version storage-type subnet-group sg port kms-key backup-retention deletion-protection "
      + "password! iam-auth parameter-group min-capacity max-capacity insights log-exports",
    "aurora-instance": "class! az promotion-tier public enhanced-monitoring",
    "rds-proxy": "target! subnets! sg role! secrets iam-auth tls idle-timeout",
    "nlb": "scheme subnets! sg eip ip-type cross-zone access-logs deletion-protection",
    "health-check": "type! domain! port path interval failures alarm",
    "ecs-cluster": "insights capacity",
    "task-definition":
      "image! compatible network cpu! memory! architecture role execution-role logs disk volumes read-only "
      + "stack sessions static media secrets env",
    "ecs-service":
      "task! subnets! sg public-ip launch-type desired! target-groups grace min-healthy max-healthy "
      + "circuit-breaker rebalance exec",
    "eks-cluster":
      "version role! subnets! sg public-access public-cidrs private-access auto-mode kms-key logs",
    "eventbridge": "schedule! pattern targets role dlq enabled",
    "step-functions": "type role! steps! logs tracing",
    "kinesis": "mode shards! retention encryption",
    "glue": "role! type! version worker workers subnets sg",
    "athena": "results enforce encryption kms-key scan-limit",
    "redshift":
      "node-type! nodes multi-az subnets sg port public encrypted kms-key enhanced-routing password! role "
      + "backup-retention logs",
    "emr": "release! applications role! instance-role! subnets sg node-type! nodes! logs",
    "opensearch":
      "version node-type nodes masters zones subnets sg disk encrypted kms-key node-to-node https users logs",
    "backup-plan": "parts role every retention cold-after copy-to",
  ]

  static let kinds = ResourceKind.all

  @Test func everyRowOfTheTableIsThere() {
    #expect(Self.kinds.count == Self.table.count)
    #expect(Set(Self.kinds.map(\.token)) == Set(Self.table.keys))
  }

  @Test(arguments: kinds) func attributesAreAsAgreed(kind: ResourceKind) throws {
    let keys = kind.attributes.map { $0.key + ($0.standard == .required ? "!" : "") }
    #expect(keys.joined(separator: " ") == Self.table[kind.token])
    #expect(Set(keys).count == keys.count)
  }

  @Test(arguments: kinds) func whatAKindNamesExists(kind: ResourceKind) {
    let named =
      kind.placement.kinds + kind.implied.map(\.kind) + kind.attributes.flatMap { $0.type.referencedKinds ?? [] }
    for token in named { #expect(ResourceKind.named(token) != nil, "\(kind.token) names \(token)") }
  }

  @Test(arguments: kinds) func documentationIsOfAWS(kind: ResourceKind) {
    #expect(kind.documentation.hasPrefix("https://docs.aws.amazon.com/"))
    #expect(kind.documentation.hasSuffix(".html"))
    #expect(kind.awsType.hasPrefix("AWS::"))
    #expect(kind.awsType.split(separator: "::").count == 3)
  }

  /// A design with one part of every kind, to which the kinds' references can point.
  static let world = """
    region ap-northeast-2
    add vpc vpc1 cidr=10.0.0.0/16
    add igw igw1 in vpc1
    add eigw eigw1 in vpc1
    add vpc vpc2 cidr=10.1.0.0/16
    add peering peering1 in vpc2
    add route-table route-table1 in vpc1
    add nacl nacl1 in vpc1
    add subnet subnet1 in vpc1 az=a cidr=10.0.0.0/24
    add eip {eip1,nat-ip}
    add nat nat1 in subnet1 eip=nat-ip
    add nat wide in vpc1
    add endpoint endpoint1 in vpc1 service=s3
    add security-group security-group1 in vpc1
    add kms-key kms-key1
    add secret secret1
    add key-pair key-pair1
    add role role1 trust=ec2
    add s3 s31
    add db-subnet-group db-subnet-group1 subnets=subnet1
    add rds rds1
    add replica replica1 in rds1
    add cache-subnet-group cache-subnet-group1 subnets=subnet1
    add cache cache1
    add dynamodb dynamodb1 key=pk,sk
    add launch-template launch-template1
    add ec2 ec21 in subnet1
    add target-group target-group1 in vpc1
    add asg asg1
    add scaling-policy scaling-policy1 in asg1
    add lambda lambda1
    add zone zone1 domain=example.kr
    add certificate certificate1
    add waf waf1
    add alb alb1 in vpc1
    add listener listener1 in alb1
    add user-pool user-pool1
    add api-gateway api-gateway1
    add oac oac1
    add cloudfront cloudfront1
    add record record1 in zone1
    add sns sns1
    add sqs sqs1
    add log-group log-group1
    add flow-log flow-log1 in vpc1
    add trail trail1
    add alarm alarm1
    add transit-gateway transit-gateway1
    add transit-gateway-attachment transit-gateway-attachment1 in vpc1
    add ebs ebs1
    add efs efs1 subnets=subnet1
    add parameter-group parameter-group1
    add option-group option-group1
    add aurora aurora1 subnet-group=db-subnet-group1
    add aurora-instance aurora-instance1 in aurora1
    add rds-proxy rds-proxy1 subnets=subnet1
    add nlb nlb1 in vpc1
    add health-check health-check1
    add ecs-cluster ecs-cluster1
    add task-definition task-definition1
    add ecs-service ecs-service1 in ecs-cluster1 subnets=subnet1
    add eks-cluster eks-cluster1
    add eventbridge eventbridge1
    add step-functions step-functions1
    add kinesis kinesis1
    add glue glue1
    add athena athena1
    add redshift redshift1 subnets=subnet1
    add emr emr1
    add opensearch opensearch1 subnets=subnet1
    add backup-plan backup-plan1
    """

  @Test func everyKindCanBeAdded() throws {
    let world = try Script.apply(Self.world)
    for kind in Self.kinds { #expect(world[Name(kind.token + "1")]?.kind == kind.token) }
    #expect(try Script.apply(world.text) == world)
  }

  @Test(arguments: kinds) func defaultsAreValuesOfTheirOwnType(kind: ResourceKind) throws {
    let world = try Script.apply(Self.world)
    for attribute in kind.attributes {
      guard case .value(let text) = attribute.standard else { continue }
      let set = try Script.apply("set \(kind.token)1 \(attribute.key)=\(text)", to: world)
      let part = try #require(set[Name(kind.token + "1")])
      let bare = try #require(world[Name(kind.token + "1")])
      // The default said aloud is the value that held without a word.
      #expect(part.values[attribute.key] == world.value(attribute.key, of: bare), "\(kind.token) \(attribute.key)")
    }
  }

  @Test(arguments: kinds) func offeredWordsAreAccepted(kind: ResourceKind) throws {
    let world = try Script.apply(Self.world)
    for attribute in kind.attributes {
      for word in attribute.type.words where !word.hasSuffix(":") {
        // Of NAT gateways, the regional ones stand in a VPC.
        let part = kind.token == "nat" && word == "regional" ? "wide" : "\(kind.token)1"
        let line = "set \(part) \(attribute.key)=\(word)"
        #expect(throws: Never.self, "\(line)") { try Script.apply(line, to: world) }
      }
      let key = attribute.type.words.first { $0.hasSuffix(":") } ?? ""
      for other in attribute.type.referencedKinds ?? [] where other != kind.token {
        let line = "set \(kind.token)1 \(attribute.key)=\(key)\(other)1"
        #expect(throws: Never.self, "\(line)") { try Script.apply(line, to: world) }
      }
    }
  }

  @Test(
    arguments: [
      ("s3", "lifecycle=nonccurent:30d", "noncurrent:"), ("s3", "block-public=ignore-acl", "ignore-acls"),
      ("ec2", "stack=ngnix:80", "nginx:"), ("ec2", "stack=nginx:0", "nginx"), ("ec2", "stack=gunicron", "gunicorn"),
      ("waf", "rules=rate:5", nil), ("rds", "size=10GiB", nil), ("rds", "engine=postgre", "postgres"),
      ("subnet", "az=z", nil), ("asg", "min=-1", nil), ("listener", "port=70000", nil),
    ] as [(String, String, String?)])
  func valuesOfOtherTypesAreRefused(kind: String, value: String, nearest: String?) throws {
    let world = try Script.apply(Self.world)
    let error = try #require(throws: Diagnostic.self) { try Script.apply("set \(kind)1 \(value)", to: world) }
    #expect(error.code == "value")
    #expect(error.nearest == nearest, "\(value)")
  }

  @Test(arguments: [
    ("s3", "lifecycle=glacier:90d,expire:400d"), ("s3", "notify=created:lambda1,eventbridge"),
    ("waf", "rules=common,rate:2000"),
    ("ec2", "stack=nginx:80,gunicorn,django env=ANY_NAME:value"), ("rds", "parameters=some.setting:1 size=1TiB"),
    ("alarm", "below=10GiB minutes=1h"), ("rds", "enhanced-monitoring=60s backup-retention=14d"),
    ("s3", "block-public=acls,policy"),
    ("asg", "grace=5m"), ("sns", "subscribers=ops@example.kr,sqs1"), ("rds", "password=secret1"),
    ("ec2", "sessions=cache1 static=s31"),
  ])
  func valuesAreReadAndPrinted(kind: String, values: String) throws {
    let world = try Script.apply(Self.world)
    let changed = try Script.apply("set \(kind)1 \(values)", to: world)
    #expect(changed != world)
    #expect(try Script.apply(changed.text) == changed)
  }

  @Test func aServiceIsInTheNetworkOfItsSubnetsAndNotOfItsCluster() throws {
    let world = try Script.apply(Self.world)
    for name: Name in ["ecs-service1", "aurora1", "efs1", "opensearch1"] {
      let part = try #require(world[name])
      #expect(world.vpc(of: part) == "vpc1", "\(name)")
    }
  }

  /// What the kinds' examples name, one part a line.
  static let surroundings = """
    add vpc main cidr=10.0.0.0/16
    add vpc office cidr=10.1.0.0/16
    add subnet public-a in main az=a cidr=10.0.0.0/24
    add subnet public-c in main az=c cidr=10.0.1.0/24
    add subnet app-a in main az=a cidr=10.0.10.0/24
    add subnet app-c in main az=c cidr=10.0.11.0/24
    add subnet data-a in main az=a cidr=10.0.20.0/24
    add subnet data-c in main az=c cidr=10.0.21.0/24
    add route-table app-routes in main
    add eip nat-a-ip
    add security-group alb-sg in main
    add security-group app-sg in main
    add security-group db-sg in main
    add security-group cache-sg in main
    add s3 audit-logs
    add role thumbnail-role trust=lambda
    add db-subnet-group db-subnets subnets=data-a,data-c
    add cache-subnet-group cache-subnets subnets=data-a,data-c
    add rds db engine=postgres
    add launch-template web
    add target-group web-targets in main protocol=http port=80
    add asg app
    add zone shop-zone domain=shop.example.kr
    add certificate alb-cert domain=shop.example.kr
    add alb front in main
    add cloudfront cdn
    add user-pool customers
    add sns ops
    add sqs orders-dead
    add log-group flows
    add transit-gateway hub
    add security-group efs-sg in main
    add security-group nlb-sg in main
    add security-group proxy-sg in main
    add security-group search-sg in main
    add security-group warehouse-sg in main
    add ec2 db-server in data-a
    add aurora shop-db engine=aurora-postgresql
    add efs uploads
    add role proxy-role trust=rds
    add role backup-role trust=backup
    add role checkout-role trust=states
    add role eks-role trust=eks
    add role emr-role trust=elasticmapreduce
    add role emr-node-role trust=ec2
    add role glue-role trust=glue
    add secret db-password
    add s3 query-results
    add lambda report
    add lambda reserve
    add lambda charge
    add lambda ship
    add ecs-cluster shop
    add task-definition web-task
    """

  @Test(arguments: kinds) func examplesAreWhole(kind: ResourceKind) throws {
    let words = kind.example.split(separator: " ")
    try #require(words.count >= 3)
    let start = words.prefix(3).joined(separator: " ")
    let others = Self.surroundings.split(separator: "\n").filter { $0 != start && !$0.hasPrefix(start + " ") }
    let topology = kind.token == "vpc" ? Topology() : try Script.apply(others.joined(separator: "\n"))
    let after = try Script.apply(kind.example, to: topology)
    let part = try #require(after[Name(String(words[2]))])
    #expect(part.kind == kind.token)
    #expect(after.missing(for: part) == [])
  }
}

extension ResourceKind: CustomTestStringConvertible {
  /// The word that is typed.
  public var testDescription: String { token }
}
