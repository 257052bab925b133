import Localization

extension AttributeDescription {
  /// What can be said of a server, by an instance or by a launch template.
  ///
  /// - Parameter image: whether AWS asks for image and type: it does for an instance, while a template may
  ///   leave them open.
  static func ofServer(image: Default) -> [AttributeDescription] {
    [
      AttributeDescription(
        "ami", .open(["al2023", "al2023-arm", "ubuntu-24.04", "windows-2025", "custom"]), image,
        Message("the machine image that it starts from")),
      AttributeDescription(
        "type", .open(["t3.micro", "t3.small", "t4g.small", "t4g.medium", "m7i.large", "m7g.large"]), image,
        Message("the instance type; Arm types such as t4g and m7g need an Arm image")),
      .securityGroups,
      AttributeDescription(
        "role", .reference(["role"]), .none, Message("the role whose permissions its programs have")),
      AttributeDescription(
        "key-pair", .reference(["key-pair"]), .none,
        Message("the key pair for SSH; none is best, with Session Manager in its place")),
      AttributeDescription(
        "imds", .word(["required", "optional", "off"]),
        .decided(Message("`required` where the image says so, as AL2023 does, else `optional`")),
        Message("whether the metadata service asks for a session token (IMDSv2)")),
      AttributeDescription(
        "imds-hops", .number(1...64), .decided(Message("1, or 2 where the image supports IMDSv2 by itself")),
        Message("how many hops an answer of the metadata service may travel; containers need 2")),
      AttributeDescription(
        "public-ip", .flag, .decided(Message("what the subnet says")), Message("whether it gets a public IPv4 address")),
      AttributeDescription(
        "ipv6", .flag, .decided(Message("what the subnet says")), Message("whether it gets an IPv6 address")),
      AttributeDescription(
        "disk", .number(1...65536, .gibibytes), .decided(Message("the image's size, usually 8 GiB")),
        Message("the size of its root volume in GiB")),
      AttributeDescription(
        "disk-type", .word(["gp3", "gp2", "io1", "io2", "st1", "sc1"]),
        .decided(Message("the image's, gp3 for AL2023")), Message("the type of its root volume")),
      AttributeDescription(
        "encrypted", .flag, .decided(Message("no, unless the account encrypts every volume")),
        Message("whether its volumes are encrypted")),
    ] + ofApplication + [
      AttributeDescription("user-data", .text, .none, Message("the script that runs at the first start"))
    ]
  }

  /// What can be said of the programs of a server or of a container.
  static let ofApplication: [AttributeDescription] = [
    AttributeDescription(
      "stack",
      .list(.either([.pair(software, .number(1...65535)), .word(software)])), .none,
      Message("the software on it from the outside in; with a port it listens on the network")),
    AttributeDescription(
      "sessions", .either([.word(["local", "cookies"]), .reference(["cache", "rds", "aurora", "dynamodb"])]),
      .value("local"),
      Message("where the application keeps its users' sessions")),
    AttributeDescription(
      "static", .either([.word(["local"]), .reference(["s3"])]), .value("local"),
      Message("where static files are published to")),
    AttributeDescription(
      "media", .either([.word(["local"]), .reference(["s3"])]), .value("local"), Message("where uploaded files go")),
    AttributeDescription(
      "secrets", .list(.reference(["secret"])), .none, Message("the secrets that are read when it starts")),
    AttributeDescription(
      "env", .list(.openPair(["DEBUG", "DJANGO_SETTINGS_MODULE", "DATABASE_HOST"], .text)), .none,
      Message("environment variables with literal values")),
  ]

  /// Web servers, application servers, frameworks, stores and helpers that can stand in `stack`.
  private static let software = [
    "nginx", "apache", "caddy", "haproxy", "gunicorn", "uvicorn", "uwsgi", "django", "flask", "fastapi", "node",
    "express", "nextjs", "rails", "puma", "spring", "tomcat", "php-fpm", "laravel", "go", "dotnet", "celery",
    "postgres", "mysql", "mariadb", "redis", "valkey", "memcached", "cloudwatch-agent",
  ]
}
