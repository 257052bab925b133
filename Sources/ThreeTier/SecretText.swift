/// Tells secrets that stand in plain text, by the names before them and by their own form.
enum SecretText {
  /// Words of a name behind which a secret stands.
  private static let tellingWords: Set<String> = [
    "PASSWORD", "PASSWD", "PASSPHRASE", "PWD", "SECRET", "TOKEN", "APIKEY", "CREDENTIAL", "CREDENTIALS",
  ]
  /// Words that make a secret of a key.
  private static let keyWords: Set<String> = [
    "API", "ACCESS", "SECRET", "PRIVATE", "ENCRYPTION", "SIGNING", "LICENSE", "SERVICE",
  ]
  /// Last words of names that tell where a secret is and not what it is.
  private static let placeWords: Set<String> = [
    "ARN", "NAME", "ID", "FILE", "PATH", "URL", "HEADER", "TTL", "EXPIRY", "LENGTH", "AGE", "REGION",
  ]

  /// Whether a setting with this name and value is a secret that anybody can read.
  static func isSecret(_ name: String, _ value: String) -> Bool {
    if isSecret(value) { return true }
    guard !isPointer(value) else { return false }
    let words = name.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let last = words.last, !placeWords.contains(last) else { return false }
    return words.contains(where: tellingWords.contains)
      || (last == "KEY" && words.contains(where: keyWords.contains))
  }

  /// Whether a text is a secret by its form alone: an access key, a private key, an address with a password.
  static func isSecret(_ text: String) -> Bool {
    text.contains("PRIVATE KEY-----") || holdsAccessKey(text) || holdsLogin(text)
  }

  /// The name of the first secret in a script, or what it is.
  static func secret(inScript script: String) -> String? {
    let words = script.split { $0.isWhitespace || ";&|".contains($0) }.map(String.init)
    for (index, word) in words.enumerated() {
      if let sign = word.firstIndex(of: "=") {
        let name = word[..<sign].drop { $0 == "-" }
        if isSecret(String(name), trimmed(word[word.index(after: sign)...])) { return String(name) }
      } else if word.hasPrefix("--"), index + 1 < words.count, !words[index + 1].hasPrefix("-"),
        isSecret(String(word.dropFirst(2)), trimmed(words[index + 1][...]))
      {
        return word
      }
    }
    // What names nothing is shown by its beginning only: reports should not spread it.
    return (words.first { isSecret($0) } ?? (isSecret(script) ? script : nil)).map { $0.prefix(8) + "..." }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { "\"'".contains($0) }.reversed().drop { "\"'".contains($0) }.reversed())
  }

  /// Whether a value only says where the secret is to be read, or is none at all.
  private static func isPointer(_ value: String) -> Bool {
    ["arn:", "{{resolve:", "$", "/", "ssm:"].contains { value.hasPrefix($0) }
      || value.isEmpty || value.allSatisfy(\.isNumber) || ["yes", "no", "true", "false"].contains(value)
  }

  /// An access key of AWS: 20 capitals and digits that begin with AKIA or ASIA.
  private static func holdsAccessKey(_ text: String) -> Bool {
    text.split { !$0.isLetter && !$0.isNumber }.contains { word in
      word.count == 20 && (word.hasPrefix("AKIA") || word.hasPrefix("ASIA"))
        && word.allSatisfy { $0.isUppercase || $0.isNumber }
    }
  }

  /// An address that carries a name and a password: `postgres://shop:abc@host`.
  private static func holdsLogin(_ text: String) -> Bool {
    text.split { $0.isWhitespace || "\"'".contains($0) }.contains { word in
      let pieces = word.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard pieces.count == 3, pieces[1].hasPrefix("//"), let end = pieces[2].firstIndex(of: "@") else { return false }
      let password = pieces[2][..<end]
      return !password.isEmpty && !password.hasPrefix("$") && !password.contains("/")
    }
  }
}
