/// What a stretch of text is to the reader, from which a renderer picks a sign and a colour.
///
/// A role never shows by colour alone: ``good``, ``bad`` and ``warning`` also get a sign.
public enum Role: String, Sendable, Hashable, CaseIterable {
  /// Something holds or succeeded (✓).
  case good
  /// Something is broken or was refused (✗).
  case bad
  /// Something wants attention (!).
  case warning
  /// A remark beside the matter, such as a hint.
  case note
  /// What matters less than the rest, such as a border or a unit.
  case muted
  /// Something to type.
  case command
  /// The title of a part of the page.
  case title
}
