import Localization
import Markdown

/// Names with what they are.
struct ListReport: Report {
  struct Row: Encodable, Sendable {
    let name: String
    let title: String
    let note: String
    /// The title of the unit under which it stands, where things are listed by units.
    let unit: String?

    init(_ name: String, _ title: String, _ note: String = "", unit: String? = nil) {
      self.unit = unit
      self.name = name
      self.title = title
      self.note = note
    }
  }

  let schema = "cloudtutor.list/1"
  let what: String
  let rows: [Row]
  private let empty: String

  init(what: String, rows: [Row], words: MessageCatalogue) {
    self.what = what
    self.rows = rows
    empty = words(
      what == "parts"
        ? Message("The design is empty. `add vpc main cidr=10.0.0.0/16` begins one.") : Message("There are none."))
  }

  private enum CodingKeys: String, CodingKey { case schema, what, rows }

  func document(_ words: MessageCatalogue) -> Document {
    guard !rows.isEmpty else { return Document([.paragraph(empty)]) }
    let hasNotes = rows.contains { !$0.note.isEmpty }
    let header = [words(Message("name")), words(Message("what it is"))] + (hasNotes ? [""] : [])
    return Document(
      rows.grouped(by: \.unit).flatMap { unit, rows -> [Block] in
        let table = rows.map { ["`\($0.name)`", $0.title] + (hasNotes ? [$0.note] : []) }
        return (unit.map { [.heading(2, $0)] } ?? []) + [.table(Table(header: header, rows: table))]
      })
  }
}

extension Array {
  /// The elements by what they have in common, in the order in which that is first met.
  fileprivate func grouped<Key: Hashable>(by key: (Element) -> Key) -> [(Key, [Element])] {
    var order: [Key] = []
    let groups = Dictionary(grouping: self) { element in
      let key = key(element)
      if !order.contains(key) { order.append(key) }
      return key
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}
