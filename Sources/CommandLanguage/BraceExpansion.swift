import Localization

extension SourceStatement {
  /// The statements that braces stand for: `add subnet app-{a,c} az={a,c}` is two. All groups of a
  /// statement are read side by side, so they must have equally many members.
  ///
  /// - Throws: a diagnostic for an open brace, or for groups of different sizes.
  public func expandingBraces() throws(Diagnostic) -> [SourceStatement] {
    var count: (size: Int, span: Span)?
    for token in tokens {
      for group in try token.braceGroups() {
        let members = group.members
        if let count, count.size != members.count {
          throw Diagnostic(
            "unequal-braces",
            Message(
              "These braces have \(members.count) members, the first ones \(count.size); they are read side by side."),
            at: group.span, example: "add subnet app-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24")
        }
        count = count ?? (members.count, group.span)
      }
    }
    guard let count else { return [self] }
    var expanded: [SourceStatement] = []
    for index in 0..<count.size {
      var chosen: [Token] = []
      for token in tokens { chosen.append(try token.choosing(index)) }
      expanded.append(SourceStatement(chosen, file: span.file))
    }
    return expanded
  }
}

extension Token {
  struct BraceGroup {
    let range: ClosedRange<Int>
    let members: [ArraySlice<Letter>]
    let span: Span
  }

  func braceGroups() throws(Diagnostic) -> [BraceGroup] {
    guard mayHave("{") || mayHave("}") else { return [] }
    let letters = letters
    var groups: [BraceGroup] = []
    var open: Int?
    for (index, letter) in letters.enumerated() where !letter.quoted {
      var span = self.span
      span.column = letter.column
      span.length = 1
      switch (letter.character, open) {
      case ("{", nil): open = index
      case ("{", _), ("}", nil):
        throw Diagnostic(
          "stray-brace", Message("This brace has no partner."), at: span, example: "add eip nat-{a,c}-ip")
      case ("}", let start?):
        let members = letters[(start + 1)..<index].split(omittingEmptySubsequences: false) {
          $0.character == "," && !$0.quoted
        }
        span.column = letters[start].column
        span.length = letter.column - span.column + 1
        groups.append(BraceGroup(range: start...index, members: members, span: span))
        open = nil
      default: break
      }
    }
    if let open {
      var span = self.span
      span.column = letters[open].column
      span.length = 1
      throw Diagnostic("stray-brace", Message("This brace has no partner."), at: span, example: "add eip nat-{a,c}-ip")
    }
    return groups
  }

  func choosing(_ index: Int) throws(Diagnostic) -> Token {
    let groups = try braceGroups()
    guard !groups.isEmpty else { return self }
    let letters = letters
    var chosen: [Letter] = []
    var position = 0
    for group in groups {
      chosen += letters[position..<group.range.lowerBound]
      chosen += group.members[index]
      position = group.range.upperBound + 1
    }
    chosen += letters[position...]
    return Token(chosen, span: span)
  }
}
