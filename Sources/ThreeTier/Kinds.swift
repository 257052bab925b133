import Topology

/// What the kinds of parts are to the model. A new kind is told here, and the rules that ask for one of
/// these sets know it.
enum Kinds {
  /// Run the programs of the service, on machines or in containers.
  static let servers = ["ec2", "asg", "ecs-service"]
  /// Servers that are several alike: AWS starts them, replaces them and changes their number.
  static let pools = ["asg", "ecs-service"]
  /// What servers are made from, with the attribute of the server that names it.
  static let templates = ["launch-template": "launch-template", "task-definition": "task"]
  /// Run code of the service, wherever that is.
  static let programs = servers + ["lambda"]
  /// Begin connections inside a VPC of their own accord.
  static let starters = programs + ["rds-proxy", "glue", "emr", "eks-cluster"]
  /// Take connections at the border and spread them over targets.
  static let balancers = ["alb", "nlb"]
  /// Relational databases with backups, a password and protection of their own.
  static let databases = ["rds", "aurora"]
  /// Copies and members of relational databases.
  static let databaseMembers = ["replica", "aurora-instance"]
  /// What speaks the language of a relational database and admits its clients.
  static let databaseDoors = databases + ["rds-proxy", "redshift"]
  /// Databases with a password of their own.
  static let passworded = databases + ["redshift"]
  /// Keep data or stand before it, in subnets, for clients of the service; what belongs to one of them is
  /// judged with it.
  static let innerStores = databaseDoors + ["replica", "cache", "opensearch", "efs"]
  /// Keep the records of the service.
  static let recordStores = databases + ["dynamodb", "redshift"]

  /// What kinds are for by themselves; those that are not here belong to the network, and servers, templates
  /// and buckets are read by their use.
  static let tiers: [String: Tier] = [
    "cloudfront": .edge, "oac": .edge, "waf": .edge, "zone": .edge, "record": .edge, "certificate": .edge,
    "health-check": .edge,
    "alb": .entry, "nlb": .entry, "listener": .entry, "target-group": .entry, "api-gateway": .entry,
    "user-pool": .entry,
    "lambda": .application, "sqs": .application, "ecs-cluster": .application, "eks-cluster": .application,
    "eventbridge": .application, "step-functions": .application, "glue": .application, "emr": .application,
    "rds": .data, "replica": .data, "db-subnet-group": .data, "dynamodb": .data, "aurora": .data,
    "aurora-instance": .data, "rds-proxy": .data, "parameter-group": .data, "option-group": .data, "efs": .data,
    "ebs": .data, "redshift": .data, "opensearch": .data, "kinesis": .data, "athena": .data,
    "s3": .assets, "cache": .sessions, "cache-subnet-group": .sessions,
    "secret": .secrets, "kms-key": .secrets, "role": .secrets, "key-pair": .secrets,
    "alarm": .observation, "sns": .observation, "log-group": .observation, "flow-log": .observation,
    "trail": .observation, "backup-plan": .observation,
  ]

  /// Where logs and other traces go, by the kind that writes them.
  static let loggers = [
    ("alb", "access-logs"), ("nlb", "access-logs"), ("cloudfront", "logs"), ("waf", "logs"), ("flow-log", "to"),
    ("trail", "to"), ("redshift", "logs"), ("emr", "logs"), ("athena", "results"),
  ]

  /// The services of AWS that are asked over HTTPS and ask IAM, by the kinds that belong to them.
  static let services = [
    "s3": "s3", "dynamodb": "dynamodb", "secret": "secretsmanager", "kms-key": "kms", "sqs": "sqs", "sns": "sns",
    "log-group": "logs", "kinesis": "kinesis-streams", "step-functions": "states", "athena": "athena",
  ]

  /// Who acts under a role: the attribute that names it, and the service that the role has to trust.
  static let actors: [(kind: String, key: String, service: String)] = [
    ("ec2", "role", "ec2"), ("launch-template", "role", "ec2"), ("task-definition", "role", "ecs-tasks"),
    ("task-definition", "execution-role", "ecs-tasks"), ("lambda", "role", "lambda"), ("rds-proxy", "role", "rds"),
    ("eks-cluster", "role", "eks"), ("step-functions", "role", "states"), ("eventbridge", "role", "events"),
    ("glue", "role", "glue"), ("redshift", "role", "redshift"), ("emr", "role", "elasticmapreduce"),
    ("emr", "instance-role", "ec2"), ("backup-plan", "role", "backup"),
  ]
}

extension Topology {
  /// The parts of several kinds, kind by kind. O(r log r) in the result.
  func parts(of kinds: [String]) -> [Resource] { kinds.flatMap { parts(of: $0) } }

  /// Whether a part is of one of some kinds.
  func isPart(_ name: Name?, of kinds: [String]) -> Bool {
    name.flatMap { self[$0] }.map { kinds.contains($0.kind) } ?? false
  }

  /// What a server is made from; nil where it says all of it itself.
  func template(of server: Resource) -> Resource? {
    for key in Kinds.templates.values {
      if let name = server.values[key]?.references.first { return self[name] }
    }
    return nil
  }
}
