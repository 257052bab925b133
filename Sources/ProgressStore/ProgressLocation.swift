public import Foundation

/// Where progress is kept: one file under the XDG data directory.
public enum ProgressLocation {
  /// `$XDG_DATA_HOME/cloudtutor/progress.sqlite`; with that variable unset, empty or relative, which
  /// the specification (XDG Base Directory 0.8) has ignored, under `$HOME/.local/share`. Nil when
  /// neither names a folder.
  public static func file(environment: [String: String]) -> URL? {
    let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 + "/.local/share" : nil }
    return (data ?? home).map {
      URL(filePath: $0, directoryHint: .isDirectory).appending(path: "cloudtutor/progress.sqlite")
    }
  }
}
