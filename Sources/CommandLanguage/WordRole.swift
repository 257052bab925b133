/// What a word is in its statement, for highlighting.
public enum WordRole: Sendable, Hashable {
  case verb, unknownVerb, keyword, kind, name, newName, attribute, value, text, comment, unexpected

  init(_ slot: Slot) {
    switch slot {
    case .kind: self = .kind
    case .name, .endpoint: self = .name
    case .newName: self = .newName
    case .word: self = .keyword
    case .text, .file: self = .text
    case .network, .traffic, .number, .item, .custom: self = .value
    }
  }
}
