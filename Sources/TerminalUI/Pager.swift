public import Localization
public import Markdown

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Shows documents: at once where they fit on the screen or nobody watches, else page by page.
///
/// The reader's own pager is taken from `CLOUDTUTOR_PAGER`, then `PAGER`; where none is set, a small one of
/// our own reads keys from the terminal. It sets the text anew when the window changes, leaves with q or
/// Ctrl-C, and restores the terminal however it ends. What was read stays in the terminal's history.
public struct Pager: Sendable {
  private let settings: TerminalSettings
  private let command: String?
  private let words: MessageCatalogue
  private let writer: TerminalWriter

  /// Creates a pager that writes to `writer`'s descriptor.
  public init(
    _ settings: TerminalSettings, environment: [String: String], words: MessageCatalogue,
    writer: TerminalWriter = TerminalWriter()
  ) {
    (self.settings, self.words, self.writer) = (settings, words, writer)
    command = ["CLOUDTUTOR_PAGER", "PAGER"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Shows the document; returns when the reader has seen enough.
  ///
  /// - Parameter wholly: whether the reader is asked something at the end. The pager then leaves as soon as the
  ///   end is on the screen, and leaves the whole text behind even when the reader quits before.
  public func show(_ document: Document, wholly: Bool = false) throws(OutputError) {
    let lines = DocumentRenderer(settings).lines(document)
    guard settings.isTerminal, settings.canRedraw, lines.count >= settings.height else {
      return try writer.write(lines: lines)
    }
    if let command { return try pipe(lines, to: command) }
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return try writer.write(lines: lines) }
    defer { close(terminal) }
    try page(document, on: terminal, wholly: wholly)
  }

  /// Pages through the document on a terminal, then leaves what was read on the normal screen.
  func page(_ document: Document, on descriptor: Int32, wholly: Bool = false) throws(OutputError) {
    var screen = PagerScreen(
      DocumentRenderer(settings).lines(document), width: settings.width, height: settings.height)
    let interruption = Interruption.during {
      guard let terminal = RawTerminal(descriptor: descriptor) else { return screen.showAll() }
      var (isReading, isStale) = (true, true)
      while isReading, !Interruption.hasCome {
        if let now = TerminalSettings.size(of: descriptor), now != (screen.width, screen.height) {
          screen.resize(lines(document, width: now.width), width: now.width, height: now.height)
          isStale = true
        }
        if isStale, (try? TerminalWriter(descriptor: descriptor).write(screen.frame(words))) == nil { return }
        isStale = false
        guard let bytes = terminal.read() else { return }
        for key in PagerScreen.keys(bytes) where isReading {
          if key == .suspend { terminal.suspend() }
          isReading = screen.press(key) && !(wholly && screen.hasShownAll)
          isStale = true
        }
      }
    }
    if wholly { screen.showAll() }
    try writer.write(lines: Array(screen.lines.prefix(screen.seen)))
    interruption.deliver()
  }

  private func lines(_ document: Document, width: Int) -> [String] {
    var settings = settings
    settings.width = max(10, width)
    return DocumentRenderer(settings).lines(document)
  }

  /// Gives the lines to another program and waits for it.
  private func pipe(_ lines: [String], to command: String) throws(OutputError) {
    var ends: [Int32] = [0, 0]
    guard Self.openPipe(&ends) == 0 else { return try writer.write(lines: lines) }
    let process = ChildProcess(command, input: ends[0], closing: ends[1])
    close(ends[0])
    guard let process else {
      close(ends[1])
      return try writer.write(lines: lines)
    }
    // Ctrl-C is the pager's while it runs, and it may leave before it has read all.
    let handlers = [SIGINT, SIGQUIT, SIGPIPE].map { ($0, signal($0, SIG_IGN)) }
    try? TerminalWriter(descriptor: ends[1]).write(lines: lines)
    close(ends[1])
    let wasShown = process.wait()
    for (number, handler) in handlers { signal(number, handler) }
    if !wasShown { try writer.write(lines: lines) }
  }

  private static func openPipe(_ ends: inout [Int32]) -> Int32 {
    #if canImport(Darwin)
      Darwin.pipe(&ends)
    #elseif canImport(Musl)
      Musl.pipe(&ends)
    #else
      Glibc.pipe(&ends)
    #endif
  }
}
