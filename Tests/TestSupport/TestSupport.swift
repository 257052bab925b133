import Foundation

/// What tests on real binaries share.
public enum TestSupport {
  /// Why a test cannot run.
  public enum Failure: Error {
    /// There is no such product beside the test bundle; `swift build` makes it.
    case missingProduct(String)
    /// A call of the system failed with this `errno`.
    case system(String, Int32)
  }

  /// The path of a binary of this package, which stands beside the test bundle.
  public static func builtProduct(_ name: String) throws -> String {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for argument in CommandLine.arguments where argument.hasSuffix(".xctest") {
      folder = URL(fileURLWithPath: argument).resolvingSymlinksInPath()
    }
    while folder.path != "/" {
      let path = folder.appendingPathComponent(name).path
      var isFolder = ObjCBool(false)
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
        FileManager.default.isExecutableFile(atPath: path)
      {
        return path
      }
      folder.deleteLastPathComponent()
    }
    throw Failure.missingProduct(name)
  }

  /// A number from the environment, by which a nightly run asks for more than every run does.
  public static func count(_ variable: String, otherwise: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? otherwise
  }
}
