import CLibEdit

/// What keys can be bound to beyond libedit's own functions; the raw value is the name for `.editrc`.
enum EditorFunction: String, CaseIterable {
  case older = "history-older"
  case newer = "history-newer"
  case search = "history-search"
  case complete = "complete"
  case forward = "forward-or-accept"
  case toEnd = "end-or-accept"
  case deleteBefore = "delete-character-before"
  case delete = "delete-character"
  case deleteOrEnd = "delete-or-end"
  case killEnd = "kill-to-end"
  case killStart = "kill-to-start"
  case killWordBefore = "kill-word-before"
  case killWordAfter = "kill-word-after"
  case yank = "yank-killed"
  case paste = "paste-block"
  case quote = "insert-next-key"
  case undo = "undo-change"
  case clear = "clear-terminal"

  /// libedit calls functions that carry nothing, so each has one of its own.
  var callback: cle_function {
    switch self {
    case .older: { editor, _ in KeyEngine.perform(.older, editor) }
    case .newer: { editor, _ in KeyEngine.perform(.newer, editor) }
    case .search: { editor, _ in KeyEngine.perform(.search, editor) }
    case .complete: { editor, _ in KeyEngine.perform(.complete, editor) }
    case .forward: { editor, _ in KeyEngine.perform(.forward, editor) }
    case .toEnd: { editor, _ in KeyEngine.perform(.toEnd, editor) }
    case .deleteBefore: { editor, _ in KeyEngine.perform(.deleteBefore, editor) }
    case .delete: { editor, _ in KeyEngine.perform(.delete, editor) }
    case .deleteOrEnd: { editor, _ in KeyEngine.perform(.deleteOrEnd, editor) }
    case .killEnd: { editor, _ in KeyEngine.perform(.killEnd, editor) }
    case .killStart: { editor, _ in KeyEngine.perform(.killStart, editor) }
    case .killWordBefore: { editor, _ in KeyEngine.perform(.killWordBefore, editor) }
    case .killWordAfter: { editor, _ in KeyEngine.perform(.killWordAfter, editor) }
    case .yank: { editor, _ in KeyEngine.perform(.yank, editor) }
    case .paste: { editor, _ in KeyEngine.perform(.paste, editor) }
    case .quote: { editor, _ in KeyEngine.perform(.quote, editor) }
    case .undo: { editor, _ in KeyEngine.perform(.undo, editor) }
    case .clear: { editor, _ in KeyEngine.perform(.clear, editor) }
    }
  }

  /// What a function tells libedit.
  enum Effect {
    /// Goes on with the next key.
    case done
    /// Leaves the line.
    case leave

    var code: UInt8 {
      switch self {
      case .done: cle_refresh
      case .leave: cle_end
      }
    }
  }
}
