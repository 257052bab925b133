/// What the name of an instance type says of its processor.
enum Processor {
  /// Whether a type is Arm, and so needs an Arm image: its family, such as `t4g` or `m7gd`, has a `g` after
  /// its generation. The first Arm family, `a1`, is older than that custom.
  ///
  /// Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
  static func isArm(type: String) -> Bool {
    guard let family = type.split(separator: ".").first else { return false }
    return family == "a1" || family.drop { !$0.isNumber }.drop { $0.isNumber }.contains("g")
  }
}
