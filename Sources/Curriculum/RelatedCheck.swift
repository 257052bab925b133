import Localization

/// A check of another tool that is the nearest to a rule: it looks at a template's properties, where the rule
/// looks at the whole design.
public struct RelatedCheck: Sendable, Hashable, CustomStringConvertible {
  /// The tools whose checks are named, by the words that start them.
  public enum Tool: String, Sendable, Hashable, CaseIterable {
    case checkov
    case cfnGuard = "cfn-guard"
    case cfnNag = "cfn_nag"
    case trivy
    case cfnLint = "cfn-lint"
  }

  /// The tool.
  public let tool: Tool
  /// The tool's own name for the check, such as `CKV_AWS_24`.
  public let id: String
  /// Whether the tool has it for Terraform alone, and not for CloudFormation.
  public let isForTerraformOnly: Bool

  /// As it stands in `Content/rules`: `checkov CKV_AWS_130 (Terraform)`.
  public var description: String { "\(tool.rawValue) \(id)\(isForTerraformOnly ? " (Terraform)" : "")" }
}

extension RelatedCheck {
  init(_ node: DataNode) throws(ContentProblem) {
    let text = try node.text()
    guard
      let match = text.wholeMatch(of: /([a-z_-]+) ([A-Za-z0-9_-]+)( \(Terraform\))?/),
      let tool = Tool(rawValue: String(match.1)), tool.names(String(match.2))
    else {
      throw node.problem(Message("`\(text)` names no check of another tool. Example: `checkov CKV_AWS_24`"))
    }
    (self.tool, id, isForTerraformOnly) = (tool, String(match.2), match.3 != nil)
  }
}

extension RelatedCheck.Tool {
  /// Whether a text has the form of the tool's names for its checks.
  fileprivate func names(_ id: String) -> Bool {
    switch self {
    case .checkov: id.wholeMatch(of: /CKV2?_AWS_[0-9]+/) != nil
    case .cfnGuard: id.wholeMatch(of: /[a-z0-9]+(_[a-z0-9]+)+/) != nil
    case .cfnNag: id.wholeMatch(of: /[FW][0-9]+/) != nil
    case .trivy: id.wholeMatch(of: /AVD-AWS-[0-9]{4}/) != nil
    case .cfnLint: id.wholeMatch(of: /[EWI][0-9]{4}/) != nil
    }
  }
}
