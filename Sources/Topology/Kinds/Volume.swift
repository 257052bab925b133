import Localization

extension ResourceKind {
  static let volume = ResourceKind(
    "ebs", title: Message("EBS volume"), aws: "AWS::EC2::Volume",
    attributes: [
      AttributeDescription(
        "az", .zone, .required,
        Message("the letter of its Availability Zone")),
      AttributeDescription(
        "size", .number(1...65536, .gibibytes), .required,
        Message("its size in GiB")),
      AttributeDescription(
        "type", .word(["gp3", "gp2", "io1", "io2", "st1", "sc1", "standard"]), .value("gp2"),
        Message("the type of the volume; gp3 in the console")),
      AttributeDescription(
        "iops", .number(100...256000), .decided(Message("what its type and size give; io1 and io2 require it")),
        Message("the reads and writes a second that are set aside for it")),
      AttributeDescription(
        "encrypted", .flag, .decided(Message("no, unless the account encrypts every volume")),
        Message("whether it is encrypted; only said when it is made")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .decided(Message("`aws/ebs`, the key of AWS")),
        Message("the key that encrypts it")),
      AttributeDescription(
        "instance", .reference(["ec2"]), .none,
        Message("the instance to which it is attached, in the same zone")),
    ],
    documentation: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volumes.html",
    example: "add ebs db-disk az=a size=100GiB type=gp3 instance=db-server")
}
