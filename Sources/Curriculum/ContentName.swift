/// The permanent names of lessons, questions, labs and designs, as learners type them.
public enum ContentName {
  /// Whether a name has small Latin letters, digits and hyphens only, and begins with a letter.
  public static func isWellFormed(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, ("a"..."z").contains(first), name.utf8.count <= 60 else {
      return false
    }
    return name.unicodeScalars.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
  }
}
