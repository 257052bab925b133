/// A form in which a picture can be given to another program.
public enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  /// Mermaid's flowcharts, which Markdown pages of many sites draw. https://mermaid.js.org/syntax/flowchart.html
  case mermaid
  /// Graphviz's language. https://graphviz.org/doc/info/lang.html
  case dot
  /// A drawing for browsers, exactly as a terminal shows it. https://www.w3.org/TR/SVG11/
  case svg
}
