public import Localization
public import Study

/// A learner's progress as one page for browsers and printers: it needs no other file, and follows the light or dark
/// look of the system.
public struct ProgressPage: Sendable {
  private let summary: ProgressSummary
  private let calendar: StudyCalendar
  private let words: MessageCatalogue

  /// Creates the page of a summary made at `now`, in the language of `words`.
  public init(_ summary: ProgressSummary, at now: Moment, _ words: MessageCatalogue) {
    (self.summary, self.words) = (summary, words)
    calendar = StudyCalendar(summary.days, weeks: 53, until: now)
  }

  /// The whole file. O(n) in the abilities.
  public var html: String {
    let title = summary.learner ?? words(Message("Progress"))
    return """
      <!DOCTYPE html>
      <html lang="\(words.language.rawValue)">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(HTML.escaped(title)), \(summary.date)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <header><h1>\(HTML.escaped(title))</h1><p>cloudtutor · \(summary.date)</p></header>
      <main>
      \(sections.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private var sections: [String] {
    [totals, units, exams, recall, days, list(Message("Not firm yet"), summary.shaky.map(\.can))]
      + [list(Message("Worth keeping in mind"), summary.weak), designs, abilities]
  }

  private func told(_ message: Message) -> String { HTML.inline(words(message)) }

  private func section(_ title: Message, _ body: String) -> String {
    "<section><h2>\(told(title))</h2>\n\(body)\n</section>"
  }

  private var totals: String {
    let totals = summary.totals
    let share = totals.questions == 0 ? "" : " (\(totals.right * 100 / totals.questions)\u{A0}%)"
    let numbers: [(Message, String)] = [
      (Message("Lessons done"), "\(totals.lessons)"), (Message("Labs done"), "\(totals.labs)"),
      (Message("Answers right"), "\(totals.right)/\(totals.questions)\(share)"),
      (Message("Designs saved"), "\(totals.designs)"),
      (Message("Time spent"), words(ProgressSummary.time(summary.minutes))),
      (Message("Days of study"), "\(summary.days.count)"),
    ]
    return "<dl>" + numbers.map { "<div><dt>\(told($0.0))</dt><dd>\(HTML.escaped($0.1))</dd></div>" }.joined() + "</dl>"
  }

  private var units: String {
    let rows = summary.units.filter { $0.total > 0 }.map { unit in
      let shown = max(unit.held, unit.shown)
      let bar = bar(
        [(unit.held, "held"), (shown, "shown"), (max(shown, unit.seen), "seen")], of: unit.total,
        title: "\(unit.title): \(unit.held)/\(unit.shown)/\(unit.seen)/\(unit.total)")
      return "<tr><th scope=\"row\">\(HTML.escaped(unit.title))</th><td class=\"bar\">\(bar)</td>"
        + [unit.held, unit.shown, unit.seen, unit.total].map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    let heads: [(Message, String)] = [
      (Message("held"), "held"), (Message("shown"), "shown"), (Message("seen"), "seen"),
    ]
    return section(
      Message("Units"),
      "<table><thead><tr><th>\(told(Message("unit")))</th><th></th>"
        + heads.map { "<th><i class=\"\($0.1)\"></i>\(told($0.0))</th>" }.joined()
        + "<th>\(told(Message("of")))</th></tr></thead><tbody>\n" + rows.joined(separator: "\n") + "\n</tbody></table>"
        + "<p class=\"note\">\(told(Message("Seen: a lesson is done. Shown: right without help in two questions on two days, and built where it can be built. Held: right again three weeks later.")))</p>"
    )
  }

  private var exams: String {
    guard !summary.exams.isEmpty else { return "" }
    let heads = [
      Message("day"), Message("about"), Message("right"), Message("to pass"), Message("result"), Message("seed"),
    ]
    let rows = summary.exams.map { exam in
      let cells = [
        exam.about ?? words(Message("all topics")), "\(exam.right)/\(exam.questions) (\(exam.percent)\u{A0}%)",
        "\(exam.passMark)\u{A0}%", words(exam.passed ? Message("passed") : Message("not passed")), "\(exam.seed)",
      ]
      return "<tr><th scope=\"row\">\(exam.date)</th>" + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>"
    }
    return section(
      Message("Exams"),
      "<table><thead><tr>" + heads.map { "<th>\(told($0))</th>" }.joined() + "</tr></thead><tbody>\n"
        + rows.joined(separator: "\n") + "\n</tbody></table>")
  }

  private var recall: String {
    guard !summary.recall.isEmpty else { return "" }
    let rows = summary.recall.map { month in
      let bar = bar([(month.remembered, "held")], of: month.reviews, title: "\(month.month): \(month.percent) %")
      return "<tr><th scope=\"row\">\(month.month)</th><td class=\"bar\">\(bar)</td><td>\(month.percent) %</td>"
        + "<td>\(month.remembered)/\(month.reviews)</td></tr>"
    }
    return section(
      Message("Remembered when it came again"), "<table><tbody>\n" + rows.joined(separator: "\n") + "\n</tbody></table>"
    )
  }

  /// A bar of parts that each count those before them, too.
  private func bar(_ parts: [(upTo: Int, kind: String)], of total: Int, title: String) -> String {
    func share(_ count: Int) -> String { "\(count * 1_000 / max(1, total))" }
    // The longest lies below the others.
    let rects = parts.reversed().filter { $0.upTo > 0 }.map {
      "<rect class=\"\($0.kind)\" width=\"\(share($0.upTo))\" height=\"1\"/>"
    }
    return "<svg viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\" role=\"img\"><title>\(HTML.escaped(title))</title>"
      + "<rect class=\"rest\" width=\"1000\" height=\"1\"/>\(rects.joined())</svg>"
  }

  private var days: String {
    guard !summary.days.isEmpty else { return "" }
    let size = 13
    var shapes = ""
    var lastLabel = -4
    for (week, cells) in calendar.weeks.enumerated() {
      if let first = cells.first(where: { $0.date.hasSuffix("-01") }), week - lastLabel > 2 {
        shapes += "<text x=\"\(week * size)\" y=\"9\">\(first.date.dropFirst(2).prefix(5))</text>"
        lastLabel = week
      }
      for (weekday, cell) in cells.enumerated() {
        guard let minutes = cell.minutes else { continue }
        let told = "\(cell.date): \(words(ProgressSummary.time(minutes))), \(cell.answers)"
        shapes +=
          "<rect class=\"depth\(cell.depth)\" x=\"\(week * size)\" y=\"\(14 + weekday * size)\" width=\"11\" height=\"11\">"
          + "<title>\(HTML.escaped(told))</title></rect>"
      }
    }
    let (width, height) = (calendar.weeks.count * size, 14 + 7 * size)
    return section(
      Message("Days of study"),
      "<div class=\"wide\"><svg class=\"calendar\" viewBox=\"0 0 \(width) \(height)\" role=\"img\"><title>"
        + "\(told(Message("Days of study")))</title>\(shapes)</svg></div><p class=\"note\">"
        + [
          (1, Message("a little")), (2, Message("ten minutes and more")), (3, Message("half an hour and more")),
        ].map { "<i class=\"depth\($0.0)\"></i>\(told($0.1)) " }.joined()
        + "</p>")
  }

  private func list(_ title: Message, _ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    return section(title, "<ul>" + items.map { "<li>\(HTML.inline($0))</li>" }.joined(separator: "\n") + "</ul>")
  }

  private var designs: String {
    list(Message("Your designs"), summary.designs.map { "`\($0.path)`, \($0.saved)" })
  }

  private var abilities: String {
    let units = summary.units.compactMap { unit -> String? in
      let items = unit.abilities.filter { $0.level != nil || $0.placed }.map { ability in
        let kind = ability.level?.rawValue ?? "placed"
        return
          "<li><i class=\"\(kind)\"></i>\(HTML.inline(ability.can)) <small>\(told(Self.level(ability.level)))</small>"
          + "</li>"
      }
      guard !items.isEmpty else { return nil }
      return "<h3>\(HTML.escaped(unit.title))</h3><ul class=\"can\">\(items.joined(separator: "\n"))</ul>"
    }
    return units.isEmpty ? "" : section(Message("What you can do"), units.joined(separator: "\n"))
  }

  private static func level(_ level: KnowledgeLevel?) -> Message {
    switch level {
    case .held: Message("held")
    case .shown: Message("shown")
    case .seen: Message("seen")
    case nil: Message("known at the placement")
    }
  }
}

extension ProgressPage {
  private static let style = """
    :root { --text: #1d2430; --dim: #5b6675; --page: #fff; --rest: #e4e8ee; --held: #1b5fa8; --shown: #5c9fdd; \
    --seen: #a9cdf0; --line: #cfd6df; }
    @media (prefers-color-scheme: dark) { :root { --text: #e6eaf0; --dim: #9aa6b5; --page: #14181f; --rest: #2a313c; \
    --held: #6db3f5; --shown: #3d7fbd; --seen: #2a5480; --line: #3a4350; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--text); \
    font: 1rem/1.5 system-ui, "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", sans-serif; \
    word-break: keep-all; overflow-wrap: anywhere; }
    header p, .note, small, dt { color: var(--dim); }
    header p { margin: 0; }
    h1 { margin: 0; font-size: 1.7rem; }
    h2 { margin: 2rem 0 .6rem; font-size: 1.2rem; }
    h3 { margin: 1rem 0 .3rem; font-size: 1rem; }
    .note, small { font-size: .85rem; }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.4rem, 1fr)); gap: .6rem; margin: 1.2rem 0 0; }
    dl div { padding: .5rem .7rem; border: 1px solid var(--line); border-radius: .4rem; }
    dt { font-size: .85rem; }
    dd { margin: 0; font-size: 1.15rem; font-variant-numeric: tabular-nums; }
    table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th { text-align: start; font-weight: 500; }
    thead th { font-size: .85rem; color: var(--dim); white-space: nowrap; }
    th, td { padding: .2rem .35rem; vertical-align: middle; }
    td:not(.bar), thead th:nth-child(n+3) { text-align: end; white-space: nowrap; }
    .bar { width: 45%; }
    .bar svg { display: block; width: 100%; height: .8rem; border-radius: .2rem; }
    .rest { fill: var(--rest); } .held { fill: var(--held); } .shown { fill: var(--shown); } .seen { fill: var(--seen); }
    .depth0 { fill: var(--rest); } .depth1 { fill: var(--seen); } .depth2 { fill: var(--shown); } \
    .depth3 { fill: var(--held); }
    i { display: inline-block; width: .7em; height: .7em; margin-inline-end: .35em; border: 1px solid var(--dim); \
    border-radius: .15em; }
    .note i:not(:first-child) { margin-inline-start: .8em; }
    i.held, i.depth3 { background: var(--held); } i.shown, i.depth2 { background: var(--shown); } \
    i.seen, i.depth1 { background: var(--seen); }
    .wide { overflow-x: auto; direction: rtl; } .wide svg { direction: ltr; }
    .calendar { min-width: 42rem; width: 100%; }
    .calendar text { font-size: 9px; fill: var(--dim); }
    ul { margin: 0; padding-inline-start: 1.2rem; }
    ul.can { list-style: none; padding: 0; }
    code { font-family: ui-monospace, monospace; font-size: .92em; }
    @media (max-width: 34rem) { .bar { width: 25%; } }
    @media print { dl { grid-template-columns: repeat(3, 1fr); } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } body { max-width: none; } \
    tr, li, dl div, .wide { break-inside: avoid; } h2, h3 { break-after: avoid; } .calendar { min-width: 0; } }
    """
}
