/// The sizes in which Fargate runs tasks: each number of CPU units goes with some amounts of memory.
///
/// Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
struct FargateSize {
  /// CPU units, 1024 for one processor.
  let cpu: Int
  /// Memory in MiB.
  let memory: Int

  private static let gibibyte = 1024
  private static let memories: KeyValuePairs<Int, [Int]> = [
    256: [512, 1024, 2048],
    512: steps(1...4),
    1024: steps(2...8),
    2048: steps(4...16),
    4096: steps(8...30),
    8192: steps(16...60, by: 4),
    16384: steps(32...120, by: 8),
  ]

  private static func steps(_ range: ClosedRange<Int>, by step: Int = 1) -> [Int] {
    stride(from: range.lowerBound, through: range.upperBound, by: step).map { $0 * gibibyte }
  }

  /// Whether Fargate has it.
  var exists: Bool { Self.memories.contains { $0.key == cpu && $0.value.contains(memory) } }

  /// The smallest that Fargate has with as much of both; nil where none is large enough.
  var next: FargateSize? {
    Self.memories.lazy.filter { $0.key >= cpu }.compactMap { size, memories in
      memories.first { $0 >= memory }.map { FargateSize(cpu: size, memory: $0) }
    }.first
  }
}
