#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the place where text is shown can do, and what its reader asked for.
public struct TerminalSettings: Sendable, Hashable {
  /// How far looks may be used.
  public enum Styling: Sendable, Hashable {
    /// Text alone, without any escape sequence.
    case none
    /// Bold, italic and underlined, without colour.
    case monochrome
    /// Also the terminal's sixteen colours, on the user's own background.
    case sixteenColours
  }

  /// With which characters lines and signs are drawn.
  public enum Drawing: Sendable, Hashable {
    /// Unicode's box drawing.
    case boxes
    /// `+`, `-` and `|`.
    case ascii
  }

  /// Columns, at least 10.
  public var width: Int
  /// Rows, at least 2.
  public var height: Int
  /// How far looks may be used.
  public var styling: Styling
  /// With which characters lines are drawn.
  public var drawing: Drawing
  /// Whether pictures are told instead of drawn and nothing is redrawn, as screen readers want it.
  public var isPlain: Bool
  /// Whether a person's terminal shows the text, and not a file or a pipe.
  public var isTerminal: Bool
  /// Whether what is on the screen may be drawn anew: on a terminal that knows how, unless plain text is asked for.
  public var canRedraw: Bool

  /// Creates settings; a width or height too small for anything is raised to the least.
  public init(
    width: Int = 80, height: Int = 24, styling: Styling = .none, drawing: Drawing = .boxes, isPlain: Bool = false,
    isTerminal: Bool = false, canRedraw: Bool = false
  ) {
    (self.width, self.height) = (max(10, width), max(2, height))
    (self.styling, self.drawing) = (styling, drawing)
    (self.isPlain, self.isTerminal, self.canRedraw) = (isPlain, isTerminal, canRedraw)
  }

  /// Decides from the environment.
  ///
  /// - Parameters:
  ///   - environment: The process's variables. Read are `NO_COLOR` (no-color.org), `CLICOLOR_FORCE`, `TERM`,
  ///     `COLUMNS`, `LINES`, `ACCESSIBLE`, `CLOUDTUTOR_DRAWING` (`ascii`, `boxes`) and the locale.
  ///   - isTerminal: Whether text goes to a terminal.
  ///   - size: What the terminal says of its size.
  ///   - isPlain: Whether `--plain` was given.
  public init(
    environment: [String: String], isTerminal: Bool, size: (width: Int, height: Int)? = nil, isPlain: Bool = false
  ) {
    func isOn(_ name: String) -> Bool { ![nil, "", "0"].contains(environment[name]) }
    func count(_ name: String) -> Int? { environment[name].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } }
    let isPlain = isPlain || isOn("ACCESSIBLE")
    let isDumb = ["", "dumb"].contains(environment["TERM"] ?? "")
    let hasNoColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let styling: Styling =
      if isPlain {
        .none
      } else if isTerminal && !isDumb {
        hasNoColour ? .monochrome : .sixteenColours
      } else {
        isOn("CLICOLOR_FORCE") && !hasNoColour ? .sixteenColours : .none
      }
    self.init(
      width: size?.width ?? count("COLUMNS") ?? 80, height: size?.height ?? count("LINES") ?? 24,
      styling: styling, drawing: Self.drawing(environment), isPlain: isPlain, isTerminal: isTerminal,
      canRedraw: isTerminal && !isDumb && !isPlain)
  }

  /// The settings for what is written to `descriptor`, usually 1.
  ///
  /// - Complexity: One system call each for whether it is a terminal, and for its size.
  public static func current(
    descriptor: Int32 = 1, environment: [String: String], isPlain: Bool = false
  ) -> TerminalSettings {
    TerminalSettings(
      environment: environment, isTerminal: isatty(descriptor) != 0, size: size(of: descriptor), isPlain: isPlain)
  }

  /// The columns and rows of the terminal on `descriptor`; nil where it is none or does not know.
  public static func size(of descriptor: Int32) -> (width: Int, height: Int)? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
    return (Int(size.ws_col), Int(size.ws_row))
  }

  /// Boxes need UTF-8, and a terminal that gives each of their characters one cell; some with Korean or
  /// Japanese settings give them two, which is why the choice can be overruled.
  private static func drawing(_ environment: [String: String]) -> Drawing {
    switch environment["CLOUDTUTOR_DRAWING"] {
    case "ascii": return .ascii
    case "boxes": return .boxes
    default: break
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    let name = (locale ?? "").lowercased()
    // Without a locale (`C`, `POSIX`, unset) nothing is known against UTF-8, and servers often say so.
    guard name.contains(".") else { return ["", "c", "posix"].contains(name) ? .boxes : .ascii }
    return name.contains("utf-8") || name.contains("utf8") ? .boxes : .ascii
  }
}
