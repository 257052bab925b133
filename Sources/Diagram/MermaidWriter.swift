import TerminalUI

/// Writes a picture as a flowchart of Mermaid.
struct MermaidWriter {
  let picture: Picture

  var text: String {
    let graph = PictureGraph(picture)
    let internet = graph.showsInternet ? ["  \(PictureGraph.internet)([\(quoted(picture.internet))])"] : []
    // What is meant is dotted, since nothing says that it is possible.
    let edges = graph.edges.map { "  \($0.from) \($0.isIntended ? "-.->" : "-->") \($0.to)" }
    let lines = ["flowchart TB"] + internet + graph.places.flatMap { self.lines($0, indent: "  ") } + edges
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ place: PictureGraph.Place, indent: String) -> [String] {
    ["\(indent)subgraph \(place.id)[\(quoted(place.label))]"]
      + place.nodes.map { "\(indent)  \($0.id)[\(quoted($0.label))]" }
      + place.places.flatMap { lines($0, indent: indent + "  ") } + ["\(indent)end"]
  }

  /// Mermaid knows HTML's entities, written with `#` in place of `&`, and no other escapes.
  private func quoted(_ text: String) -> String {
    let escapes: [Character: String] = ["\"": "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "`": "#96;"]
    return "\"" + text.terminalForm.reduce(into: "") { $0 += escapes[$1] ?? String($1) } + "\""
  }
}
