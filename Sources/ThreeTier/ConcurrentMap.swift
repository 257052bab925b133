import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What becomes of each element, in their order; all cores share the elements, some at a time.
  ///
  /// - Parameter share: how many a core takes at once, so that asking for more costs little beside the work.
  func concurrentMap<Result: Sendable>(share: Int, _ transform: @Sendable (Element) -> Result) -> [Result] {
    let shares = (count + share - 1) / share
    guard shares > 1 else { return map(transform) }
    let done = Mutex([[Result]](repeating: [], count: shares))
    DispatchQueue.concurrentPerform(iterations: shares) { number in
      let results = self[number * share..<Swift.min(count, (number + 1) * share)].map(transform)
      done.withLock { $0[number] = results }
    }
    return done.withLock { $0.flatMap(\.self) }
  }
}
