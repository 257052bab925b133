import Localization

extension ResourceKind {
  static let backupPlan = ResourceKind(
    "backup-plan", title: Message("backup plan"), aws: "AWS::Backup::BackupPlan",
    attributes: [
      AttributeDescription(
        "parts", .list(.reference(["rds", "aurora", "dynamodb", "efs", "ebs", "ec2", "s3", "redshift"])), .none,
        Message("the parts that it copies")),
      AttributeDescription(
        "role", .reference(["role"]), .none,
        Message("the role by which AWS Backup copies them")),
      AttributeDescription(
        "every", .word(["hour", "day", "week", "month"]), .value("day"),
        Message("how often it copies")),
      AttributeDescription(
        "retention", .number(1...36500, .days), .decided(Message("kept for ever")),
        Message("the days for which copies are kept")),
      AttributeDescription(
        "cold-after", .number(1...36500, .days), .none,
        Message("after how many days copies move to cold storage")),
      AttributeDescription(
        "copy-to", .open(["ap-northeast-1", "us-east-1"]), .none,
        Message("the Region that gets a second copy")),
    ],
    documentation: "https://docs.aws.amazon.com/aws-backup/latest/devguide/about-backup-plans.html",
    example: "add backup-plan nightly parts=db,uploads retention=35d role=backup-role")
}
