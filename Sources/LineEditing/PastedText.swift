import Foundation

extension String {
  /// The text in NFC, as all text is that comes in.
  var normalised: String { precomposedStringWithCanonicalMapping }

  /// A pasted text as it enters the line: every line end a newline and none at the end, a space for a tab, no
  /// other control characters, in NFC.
  var pasted: String {
    var scalars = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A where last == "\r": break
      case 0x0A, 0x0D, 0x2028, 0x2029: scalars.append("\n")
      case 0x09: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: scalars.append(scalar)
      }
      last = scalar
    }
    while scalars.last == "\n" { scalars.removeLast() }
    return String(scalars).normalised
  }
}
