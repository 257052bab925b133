import Synchronization

/// The coverage of the content, read when it is first asked for, since a sitting that only builds
/// needs none.
public final class CoverageSource: Sendable {
  private let known = Mutex<Coverage?>(nil)
  private let make: @Sendable () -> Coverage

  /// Creates a source that calls `make` once at most.
  public init(_ make: @escaping @Sendable () -> Coverage) { self.make = make }

  /// The coverage.
  var value: Coverage {
    known.withLock { known in
      let coverage = known ?? make()
      known = coverage
      return coverage
    }
  }
}
