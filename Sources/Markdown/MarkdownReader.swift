import CMarkGFM

/// Turns cmark's tree into blocks.
struct MarkdownReader {
  private typealias Node = OpaquePointer

  let firstLine: Int

  /// Containers nested more deeply than this are read as plain text, so that no file, however
  /// strange, exhausts the stack.
  private static let deepest = 64

  /// Registering is not safe from several threads; a static constant is made once.
  private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

  func blocks(of markdown: String) -> [Block] {
    Self.registered
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    if let tables = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, tables)
    }
    var markdown = markdown
    markdown.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    return blocks(in: root, depth: 0)
  }

  private func blocks(in node: Node, depth: Int) -> [Block] {
    guard depth < Self.deepest else { return [.paragraph([.text(plainText(of: node))])] }
    return children(of: node).flatMap { blocks(from: $0, depth: depth) }
  }

  private func blocks(from node: Node, depth: Int) -> [Block] {
    switch type(of: node) {
    case "heading":
      [.heading(level: Int(cmark_node_get_heading_level(node)), inlines(in: node))]
    case "paragraph": [.paragraph(inlines(in: node))]
    case "list": [.list(list(from: node, depth: depth))]
    case "code_block": [.code(code(from: node))]
    case "table": [.table(table(from: node))]
    case "block_quote": [.quote(blocks(in: node, depth: depth + 1))]
    case "thematic_break": [.thematicBreak]
    case "html_block": [.paragraph([.text(singleLine(literal(of: node)))])]
    default: blocks(in: node, depth: depth + 1)
    }
  }

  private func list(from node: Node, depth: Int) -> ListBlock {
    ListBlock(
      start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0,
      items: children(of: node).map { blocks(in: $0, depth: depth + 1) })
  }

  private func code(from node: Node) -> CodeBlock {
    var (length, offset, character) = (CInt(), CInt(), CChar())
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    let line = Int(cmark_node_get_start_line(node)) + firstLine - 1
    return CodeBlock(
      info: cmark_node_get_fence_info(node).map { String(cString: $0) } ?? "",
      text: literal(of: node), line: line, textLine: isFenced ? line + 1 : line)
  }

  private func table(from node: Node) -> Table {
    let rows = children(of: node).map { row in children(of: row).map { inlines(in: $0) } }
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let alignments = UnsafeBufferPointer(
      start: cmark_gfm_extensions_get_table_alignments(node), count: columns)
    return Table(
      header: rows.first ?? [], rows: Array(rows.dropFirst()),
      alignments: alignments.map { letter -> Table.Alignment in
        switch letter {
        case UInt8(ascii: "c"): .center
        case UInt8(ascii: "r"): .trailing
        default: .leading
        }
      })
  }

  private func inlines(in node: Node, depth: Int = 0) -> [Inline] {
    guard depth < Self.deepest else { return [.text(plainText(of: node))] }
    var inlines: [Inline] = []
    for child in children(of: node) {
      let inline = inline(from: child, depth: depth)
      if case .text(let more) = inline, case .text(let text) = inlines.last {
        // cmark ends a text at each character that might have been markup.
        inlines[inlines.count - 1] = .text(text + more)
      } else {
        inlines.append(inline)
      }
    }
    return inlines
  }

  private func inline(from node: Node, depth: Int) -> Inline {
    switch type(of: node) {
    case "text", "html_inline": .text(literal(of: node))
    case "softbreak": .text(" ")
    case "linebreak": .lineBreak
    case "code": .code(literal(of: node))
    case "emph": .emphasis(inlines(in: node, depth: depth + 1))
    case "strong": .strong(inlines(in: node, depth: depth + 1))
    case "link":
      .link(
        inlines(in: node, depth: depth + 1),
        destination: cmark_node_get_url(node).map { String(cString: $0) } ?? "")
    default: .text(plainText(of: node))
    }
  }

  private func children(of node: Node) -> [Node] {
    Array(
      sequence(state: cmark_node_first_child(node)) { next -> Node? in
        defer { next = next.flatMap { cmark_node_next($0) } }
        return next
      })
  }

  private func type(of node: Node) -> String { String(cString: cmark_node_get_type_string(node)) }

  private func literal(of node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func plainText(of node: Node) -> String {
    guard let text = cmark_render_plaintext(node, CMARK_OPT_DEFAULT, 0) else { return "" }
    defer { cmark_get_default_mem_allocator()?.pointee.free(text) }
    return singleLine(String(cString: text))
  }

  private func singleLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
