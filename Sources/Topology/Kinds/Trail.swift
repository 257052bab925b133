import Localization

extension ResourceKind {
  static let trail = ResourceKind(
    "trail", title: Message("CloudTrail trail"), aws: "AWS::CloudTrail::Trail",
    attributes: [
      AttributeDescription("to", .reference(["s3"]), .required, Message("the bucket in which the records are kept")),
      AttributeDescription(
        "multi-region", .flag, .value("no"), Message("whether calls in every Region are recorded; yes in the console")),
    ],
    documentation:
      "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html",
    example: "add trail audit to=audit-logs")
}
