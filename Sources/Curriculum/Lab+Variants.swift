import Localization

extension Lab {
  /// The lab under other names, zones and blocks; 0 is the lab as it is written.
  ///
  /// Words are replaced whole in scripts and goals, and beginnings of blocks where they begin a
  /// word. In stories and hints, names that stand between backquotes are replaced.
  public func variant(_ number: Int) -> Lab {
    guard number > 0, !variants.isEmpty else { return self }
    let variant = variants[(number - 1) % variants.count]
    let words = WordReplacement(variant)
    return Lab(
      id: id, covers: covers, after: after, minutes: minutes, revision: revision, title: title,
      story: words(story), start: words(start), goals: goals.map { words($0) }, triesFirst: triesFirst,
      hints: hints.map { words($0) },
      solutions: solutions.map { Solution(id: $0.id, note: $0.note, script: words($0.script), line: $0.line) },
      nearMisses: nearMisses.map {
        NearMiss(
          id: $0.id, fails: $0.fails, hint: $0.hint, misconception: $0.misconception, script: words($0.script),
          line: $0.line)
      }, variants: variants, debrief: debrief, file: file)
  }
}

/// Replaces the names, zones and blocks of a lab's variant.
struct WordReplacement {
  private let names: [(old: String, new: String)]
  private let zones: [String: String]

  init(_ variant: Lab.Variant) {
    names = variant.replacements.sorted { ($0.key.count, $0.key) > ($1.key.count, $1.key) }.map { ($0.key, $0.value) }
    zones = variant.zones
  }

  func callAsFunction(_ goal: Goal) -> Goal {
    Goal(
      id: goal.id, conditions: goal.conditions.map { self($0) }, text: goal.text.map { self($0) }, line: goal.line)
  }

  private func callAsFunction(_ condition: Goal.Condition) -> Goal.Condition {
    switch condition {
    case .flow(let flow, let possible, let zone):
      .flow(self(flow), possible: possible, zoneLost: zone.map { zones[$0] ?? $0 })
    case .request(let path, let part, let zone):
      .request(self(path), by: part.map { self($0) }, zoneLost: zone.map { zones[$0] ?? $0 })
    case .stated(let from, let to): .stated(from: self(from), to: self(to))
    case .signIn(let from, let to): .signIn(from: self(from), to: self(to))
    case .exists(let name): .exists(self(name))
    case .subnet(let name, let kind): .subnet(self(name), is: kind)
    case .any(let ways): .any(ways.map { way in way.map { self($0) } })
    case .count(let kind, let values, let range):
      .count(
        kind: kind,
        with: Dictionary(
          uniqueKeysWithValues: values.map { key, words in
            (key, words.map { key == "az" ? zones[$0] ?? $0 : self($0) })
          }), range)
    case .setting(let part, let key, let item, let range): .setting(part: self(part), key: key, item: item, range)
    case .rules, .unbroken: condition
    }
  }

  func callAsFunction(_ hint: Lab.Hint) -> Lab.Hint {
    let condition = Lab.Hint.Condition(
      missing: hint.condition.missing.map { self($0) }, fails: hint.condition.fails, met: hint.condition.met,
      unmet: hint.condition.unmet, count: hint.condition.count)
    return Lab.Hint(id: hint.id, condition: condition, stages: hint.stages.map { self($0) })
  }

  func callAsFunction(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(
      Dictionary(uniqueKeysWithValues: text.languages.map { ($0, self(text[$0])) }))
  }

  /// Replaces at the beginnings of words; a name must end where a word ends, a block's beginning need not.
  func callAsFunction(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    var previous: Character = " "
    while let first = rest.first {
      if !Self.isInside(previous), let zone = zone(at: rest) {
        result += "az=" + zone
        rest = rest.dropFirst(4)
        previous = "a"
      } else if !Self.isInside(previous), let (old, new) = names.first(where: { Self.begins(rest, with: $0.old) }) {
        result += new
        rest = rest.dropFirst(old.count)
        previous = old.last ?? " "
      } else {
        result.append(first)
        rest = rest.dropFirst()
        previous = first
      }
    }
    return result
  }

  private func zone(at text: Substring) -> String? {
    guard text.hasPrefix("az="), let letter = text.dropFirst(3).first else { return nil }
    return zones[String(letter)]
  }

  private static func begins(_ text: Substring, with old: String) -> Bool {
    guard text.hasPrefix(old) else { return false }
    if old.last == "." { return true }
    return text.dropFirst(old.count).first.map { !isInside($0) || $0 == "." } ?? true
  }

  private static func isInside(_ character: Character) -> Bool {
    character == "-" || character == "_" || (character.isASCII && (character.isLetter || character.isNumber))
  }
}
