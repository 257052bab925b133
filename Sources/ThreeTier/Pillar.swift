/// The pillars of the AWS Well-Architected Framework that rules serve.
///
/// Source: https://docs.aws.amazon.com/wellarchitected/latest/framework/the-pillars-of-the-framework.html
public enum Pillar: String, Sendable, Hashable, CaseIterable {
  case operations, security, reliability, performance, cost
}
