import CLibEdit

/// What the engine asks of whoever edits: the next key's code, and the functions that are not libedit's.
protocol KeyEngineClient: AnyObject {
  /// The next code for libedit's maps; nil leaves the line.
  func nextCode() -> Unicode.Scalar?
  func perform(_ function: EditorFunction) -> EditorFunction.Effect
}

/// libedit as the interpreter of keys: emacs and vi modes, kill ring, counts, macros, `.editrc`.
///
/// It draws nothing, and history, completion and what is peculiar to graphemes are functions of the client.
final class KeyEngine {
  private let editor: OpaquePointer
  /// libedit keeps the names of functions that it is given.
  private var names: [UnsafeMutablePointer<wchar_t>] = []
  private weak var client: (any KeyEngineClient)?
  private var hasRoom = false

  /// The text killed last, for as long as the engine lives.
  var killed = ""

  /// Opens libedit on the terminal; nil when it cannot edit there.
  init?(program: String) {
    guard cle_use_utf8(), let editor = cle_open(program) else { return nil }
    self.editor = editor
    _ = cle_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = cle_set_reader(editor) { editor, code in KeyEngine.read(editor, code) }
    _ = cle_set_mode(editor, Self.wide("emacs"))
    for function in EditorFunction.allCases {
      let name = UnsafeMutablePointer<wchar_t>.allocate(capacity: function.rawValue.count + 1)
      name.initialize(from: Self.wide(function.rawValue), count: function.rawValue.count + 1)
      names.append(name)
      _ = cle_add_function(editor, name, name, function.callback)
    }
    el_source(editor, nil)
    _ = cle_enable(editor)
    for binding in KeyBindings.all where !(binding.hasEscape && cle_is_vi(editor)) {
      if let function = binding.editing { _ = cle_bind(editor, Self.wide(binding.key), Self.wide(function)) }
      if let function = binding.command { _ = cle_bind_command(editor, Self.wide(binding.key), Self.wide(function)) }
    }
  }

  deinit {
    cle_close(editor)
    names.forEach { $0.deallocate() }
  }

  /// Reads keys from a client until a line is entered; nil when the line was left.
  func readLine(for client: any KeyEngineClient) -> String? {
    self.client = client
    hasRoom = false
    defer { self.client = nil }
    var count: Int32 = 0
    guard let line = el_wgets(editor, &count), count > 0 else { return nil }
    var scalars = Self.scalars(line, Int(count))
    if scalars.last == "\n" { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The line being edited.
  var buffer: EditBuffer {
    get {
      guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return EditBuffer() }
      return EditBuffer(Self.scalars(start, line.lastchar - start), cursor: line.cursor - start)
    }
    set {
      if newValue.scalars.isEmpty {
        el_cursor(editor, Int32(clamping: buffer.scalars.count))
        el_deletestr(editor, Int32(clamping: buffer.scalars.count))
      } else {
        _ = el_wreplacestr(editor, newValue.scalars.map { wchar_t(bitPattern: $0.value) } + [0])
        el_cursor(editor, Int32(clamping: newValue.cursor - buffer.cursor))
      }
    }
  }

  /// Brings the cursor back into the line: some of vi's commands leave it outside, and the next would write there.
  private func repair() {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return }
    let (cursor, count) = (line.cursor - start, line.lastchar - start)
    let good = min(max(0, cursor), max(0, count))
    if good != cursor { el_cursor(editor, Int32(clamping: good - cursor)) }
  }

  private static func wide(_ text: String) -> [wchar_t] {
    text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
  }

  private static func scalars(_ start: UnsafePointer<wchar_t>, _ count: Int) -> [Unicode.Scalar] {
    UnsafeBufferPointer(start: start, count: max(0, count)).map {
      Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}"
    }
  }

  private static func engine(_ editor: OpaquePointer?) -> KeyEngine? {
    guard let editor, let pointer = cle_client(editor) else { return nil }
    return Unmanaged<KeyEngine>.fromOpaque(pointer).takeUnretainedValue()
  }

  private static func read(_ editor: OpaquePointer?, _ code: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    let engine = engine(editor)
    if engine?.hasRoom == false {
      cle_give_room(editor)
      engine?.hasRoom = true
    }
    engine?.repair()
    guard let scalar = engine?.client?.nextCode() else {
      code?.pointee = 0
      return 0
    }
    code?.pointee = wchar_t(bitPattern: scalar.value)
    return 1
  }

  static func perform(_ function: EditorFunction, _ editor: OpaquePointer?) -> UInt8 {
    engine(editor)?.client?.perform(function).code ?? cle_end
  }
}
