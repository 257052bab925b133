#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A shell command that reads what we write.
struct ChildProcess {
  private let identifier: pid_t

  /// Starts `command` with `input` as its standard input; nil where it cannot be started.
  init?(_ command: String, input: Int32, closing other: Int32) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    posix_spawn_file_actions_addclose(&actions, input)
    posix_spawn_file_actions_addclose(&actions, other)
    // Unless the user has set it otherwise, less keeps colours, leaves the text on the screen, and ends by
    // itself where all fits.
    let script = "LESS=${LESS-FRX}; export LESS; " + command
    var arguments = ["/bin/sh", "-c", script].map { text in text.withCString { strdup($0) } } + [nil]
    defer { for argument in arguments { free(argument) } }
    var identifier: pid_t = 0
    guard posix_spawn(&identifier, "/bin/sh", &actions, nil, &arguments, environ) == 0 else { return nil }
    self.identifier = identifier
  }

  /// Waits until it has ended; false when the shell did not find the command (its status 127) or not how to
  /// run it (126).
  func wait() -> Bool {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    return ![126 << 8, 127 << 8].contains(status)
  }
}
