import LineEditing
import Localization
import Markdown
import TerminalUI

/// The read loop where nothing may be redrawn: screen readers, `TERM=dumb`. The terminal's own line
/// editing serves.
struct PlainPrompt {
  private var conversation: Conversation

  init(_ session: Session, _ output: Output, asksLanguage: Bool) {
    conversation = Conversation(session, output, asksLanguage: asksLanguage)
  }

  mutating func run(saying notices: [Message], opening: String?) -> ExitCode {
    var reader = PlainLineReader()
    return conversation.run(saying: notices, opening: opening) { prompt, _ in reader.read(prompt: prompt) }
  }
}
