/// Which keys call what, on top of libedit's maps and the user's `.editrc`.
enum KeyBindings {
  /// One key in the map of emacs mode and vi's insert mode, and in that of vi's command mode.
  struct Binding {
    var key: String
    /// The function in emacs mode and vi's insert mode; nil leaves what is there.
    var editing: String?
    /// The function in vi's command mode; nil leaves what is there.
    var command: String?

    init(_ key: String, _ editing: String?, command: String?) {
      (self.key, self.editing, self.command) = (key, editing, command)
    }

    /// Whether the key begins with Escape, which by itself leaves vi's insert mode.
    var hasEscape: Bool { key.hasPrefix("^[") }

    init(_ key: String, _ function: EditorFunction) { self.init(key, function.rawValue, command: function.rawValue) }

    init(_ key: String, _ function: String) { self.init(key, function, command: function) }
  }

  /// The codes, in Latin-1's control characters, which no key sends, by which named keys reach libedit's maps.
  static func code(of key: Key) -> Unicode.Scalar? {
    switch key {
    case .up: "\u{80}"
    case .down: "\u{81}"
    case .left: "\u{82}"
    case .right: "\u{83}"
    case .home: "\u{84}"
    case .end: "\u{85}"
    case .wordLeft: "\u{86}"
    case .wordRight: "\u{87}"
    case .delete: "\u{88}"
    case .paste: "\u{89}"
    case .scalar, .meta, .escape, .backTab, .unknown: nil
    }
  }

  static let all: [Binding] =
    [
      Binding("\u{80}", .older), Binding("^P", .older), Binding("k", nil, command: EditorFunction.older.rawValue),
      Binding("\u{81}", .newer), Binding("^N", .newer), Binding("j", nil, command: EditorFunction.newer.rawValue),
      Binding("\u{82}", "ed-prev-char"), Binding("^B", "ed-prev-char"),
      Binding("\u{83}", EditorFunction.forward.rawValue, command: "ed-next-char"), Binding("^F", .forward),
      Binding("\u{84}", "ed-move-to-beg"), Binding("^A", "ed-move-to-beg"),
      Binding("\u{85}", EditorFunction.toEnd.rawValue, command: "ed-move-to-end"), Binding("^E", .toEnd),
      Binding("\u{86}", "ed-prev-word"), Binding("\u{87}", "em-next-word"),
      // libedit's own put every character that is deleted in place of the text that was killed last.
      Binding("^K", EditorFunction.killEnd.rawValue, command: nil),
      Binding("^U", EditorFunction.killStart.rawValue, command: nil),
      Binding("^W", EditorFunction.killWordBefore.rawValue, command: nil),
      Binding("^[^?", EditorFunction.killWordBefore.rawValue, command: nil),
      Binding("^[^H", EditorFunction.killWordBefore.rawValue, command: nil),
      Binding("^[d", EditorFunction.killWordAfter.rawValue, command: nil),
      Binding("^Y", EditorFunction.yank.rawValue, command: nil),
      Binding("^H", EditorFunction.deleteBefore.rawValue, command: nil),
      Binding("^?", EditorFunction.deleteBefore.rawValue, command: nil),
      Binding("\u{88}", .delete), Binding("^D", .deleteOrEnd), Binding("\u{89}", .paste),
      Binding("^I", EditorFunction.complete.rawValue, command: "ed-unassigned"),
      Binding("^R", .search), Binding("/", nil, command: EditorFunction.search.rawValue),
      Binding("?", nil, command: EditorFunction.search.rawValue),
      Binding("^V", EditorFunction.quote.rawValue, command: "ed-unassigned"),
      Binding("^_", .undo), Binding("u", nil, command: EditorFunction.undo.rawValue),
      Binding("U", nil, command: EditorFunction.undo.rawValue), Binding("^L", .clear),
      // These would write to the terminal or run programs behind the editor's back.
      Binding("^[x", "ed-unassigned", command: nil), Binding("^[X", "ed-unassigned", command: nil),
      Binding(":", nil, command: "ed-unassigned"),
      Binding("v", nil, command: "ed-unassigned"), Binding("^C", "ed-unassigned"),
    ]
    // libedit takes these letters for keys with Alt, which the reader tells apart.
    + (0xA0...0xFF).compactMap(Unicode.Scalar.init).map { Binding("\($0)", "ed-insert", command: nil) }
}
