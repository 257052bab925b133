import TerminalUI

/// Writes a picture in the language of Graphviz.
struct DOTWriter {
  let picture: Picture

  var text: String {
    let graph = PictureGraph(picture)
    let internet =
      graph.showsInternet ? ["  \(PictureGraph.internet) [label=\(quoted(picture.internet)), shape=oval];"] : []
    // What is meant is dashed, since nothing says that it is possible.
    let edges = graph.edges.map { "  \($0.from) -> \($0.to)\($0.isIntended ? " [style=dashed]" : "");" }
    let lines =
      ["digraph design {", "  node [shape=box, fontname=\"sans-serif\"];", "  graph [fontname=\"sans-serif\"];"]
      + internet + graph.places.flatMap { self.lines($0, indent: "  ") } + edges + ["}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ place: PictureGraph.Place, indent: String) -> [String] {
    ["\(indent)subgraph cluster_\(place.id) {", "\(indent)  label=\(quoted(place.label));"]
      + place.nodes.map { "\(indent)  \($0.id) [label=\(quoted($0.label))];" }
      + place.places.flatMap { lines($0, indent: indent + "  ") } + ["\(indent)}"]
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.terminalForm.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : String($1) } + "\""
  }
}
