import Localization

extension ResourceKind {
  static let bucket = ResourceKind(
    "s3", title: Message("S3 bucket"), aws: "AWS::S3::Bucket",
    attributes: [
      AttributeDescription(
        "bucket", .open(["shop-assets-2026"]), .decided(Message("the name of the part")),
        Message("its name in AWS, unique in the whole world")),
      .region,
      AttributeDescription(
        "versioning", .flag, .value("no"), Message("whether overwritten and deleted objects are kept")),
      AttributeDescription(
        "encryption", .word(["sse-s3", "sse-kms", "dsse-kms"]), .value("sse-s3"),
        Message("with whose keys objects are encrypted")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]),
        .decided(Message("`aws/s3`, the key of AWS, which cannot admit CloudFront")),
        Message("the key that encrypts it")),
      AttributeDescription(
        "sse-c", .word(["blocked", "allowed"]), .value("blocked"), Message("whether clients may bring their own keys")),
      AttributeDescription(
        "block-public",
        .either([.word(["all", "none"]), .list(.word(["acls", "ignore-acls", "policy", "restrict"]))]), .value("all"),
        Message("which ways of making it public are blocked")),
      AttributeDescription(
        "ownership", .word(["enforced", "preferred", "writer"]), .value("enforced"),
        Message("who owns uploaded objects; `enforced` turns ACLs off")),
      AttributeDescription(
        "lifecycle",
        .list(
          .pair(
            ["ia", "intelligent", "glacier-ir", "glacier", "deep-archive", "expire", "noncurrent", "abort-uploads"],
            .number(1...36500, .days))), .none, Message("after how many days objects move to cheaper storage or go")),
      AttributeDescription(
        "cors-origins", .list(.open(["https://shop.example.kr"])), .none, Message("the origins whose pages may call it")
      ),
      AttributeDescription(
        "cors-methods", .list(.word(["GET", "PUT", "POST", "HEAD", "DELETE"])), .none,
        Message("the methods that those pages may use")),
      AttributeDescription(
        "notify",
        .list(
          .either([
            .word(["eventbridge"]),
            .pair(["created", "removed", "restored", "replicated"], .reference(["lambda", "sqs", "sns"])),
          ])), .none, Message("who hears of its events")),
      AttributeDescription("website", .flag, .value("no"), Message("whether it answers as a website by itself")),
    ],
    documentation: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html",
    example: "add s3 assets versioning=yes")
}
