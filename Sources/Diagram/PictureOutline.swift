import Markdown

/// Tells a picture in nested lists.
struct PictureOutline {
  let picture: Picture

  init(_ picture: Picture) { self.picture = picture }

  var blocks: [Block] {
    let items = picture.boxes.map(item)
    return items.isEmpty ? [] : [.list(ListBlock(items: items))]
  }

  private func item(_ box: Picture.Box) -> [Block] {
    let inner =
      box.lines.compactMap(\.told).map { [Block.paragraph([.text($0)])] } + box.boxes.map(item)
      + box.footer.compactMap(\.told).map { [Block.paragraph([.text($0)])] }
    let title = Block.paragraph([.text(box.told ?? box.title)])
    return inner.isEmpty ? [title] : [title, .list(ListBlock(items: inner))]
  }
}
