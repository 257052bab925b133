/// A form in which a picture can be given to another program.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  /// Mermaid's flowcharts, which Markdown pages of many sites draw. https://mermaid.js.org/syntax/flowchart.html
  case mermaid
  /// Graphviz's language. https://graphviz.org/doc/info/lang.html
  case dot
  /// A drawing for browsers, exactly as a terminal shows it. https://www.w3.org/TR/SVG11/
  case svg

  /// The form that a file's name asks for by its end: `.mmd`, `.dot` or `.svg`; nil for any other.
  public init?(path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    switch path[path.index(after: dot)...].lowercased() {
    case "mmd", "mermaid": self = .mermaid
    case "dot", "gv": self = .dot
    case "svg": self = .svg
    default: return nil
    }
  }
}
