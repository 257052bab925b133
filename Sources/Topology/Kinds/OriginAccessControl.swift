import Localization

extension ResourceKind {
  static let originAccessControl = ResourceKind(
    "oac", title: Message("origin access control"), aws: "AWS::CloudFront::OriginAccessControl",
    attributes: [
      AttributeDescription(
        "for", .word(["s3", "lambda", "mediapackagev2"]), .value("s3"), Message("the kind of origin that it signs for")),
      AttributeDescription(
        "signing", .word(["always", "never", "no-override"]), .value("always"),
        Message("whether CloudFront signs its requests to the origin")),
    ],
    documentation:
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    example: "add oac s3-oac")
}
