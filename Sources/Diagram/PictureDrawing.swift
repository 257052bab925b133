import Markdown
import TerminalUI

/// Draws a whole picture: the internet with its line down to the VPC, beside it what is outside, then the VPCs.
struct PictureDrawing {
  let picture: Picture
  private let layout = BoxLayout()

  init(_ picture: Picture) { self.picture = picture }

  /// The picture's lines, none wider than `width`.
  func lines(width: Int) -> [[Inline]] {
    var lines: [[Inline]] = []
    var outside = picture.outside
    for network in picture.networks {
      if network.hasGateway {
        lines += header(beside: outside, width: width)
        outside = nil
      } else if let box = outside {
        lines += drawn(box, width)
        outside = nil
      }
      lines += drawn(network.box, width, tick: network.hasGateway)
    }
    for box in [outside, picture.unplaced] { lines += box.map { drawn($0, width) } ?? [] }
    return lines
  }

  /// The internet and its line down, and to their right what is outside of every VPC.
  private func header(beside outside: Picture.Box?, width: Int) -> [[Inline]] {
    let line = "  │"
    guard let outside else { return [[.text(picture.internet)], [.text(line)]] }
    let column = picture.internet.cellWidth + 2
    let right = drawn(outside, width - column)
    return right.indices.map { index in
      let left = index == 0 ? picture.internet : line
      return [.text(left + String(repeating: " ", count: max(0, column - left.cellWidth)))] + right[index]
    }
  }

  private func drawn(_ box: Picture.Box, _ width: Int, tick: Bool = false) -> [[Inline]] {
    layout.lines(box, width: min(width, max(layout.naturalWidth(box), 8)), tick: tick)
  }
}
