import CMinizip
import Foundation

/// A zip archive, written in one go.
enum ZipFile {
  /// Noon of 1 January 1980 as DOS counts, the first day that it knows: equal entries make equal archives.
  private static let firstDay: UInt = 0x0021_6000

  /// Writes `entries` with their names in ASCII, compressed, to a new file; throws what the system says. O(n).
  static func write(_ entries: [(name: String, data: Data)], to file: URL) throws(POSIXError) {
    guard let zip = zipOpen(file.path, APPEND_STATUS_CREATE) else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    var isDone = true
    for entry in entries where isDone { isDone = add(entry.data, named: entry.name, to: zip) }
    // Closed in any case; the last bytes are written here.
    guard zipClose(zip, nil) == ZIP_OK, isDone else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  }

  private static func add(_ data: Data, named name: String, to zip: zipFile) -> Bool {
    var about = zip_fileinfo()
    about.dosDate = firstDay
    guard
      zipOpenNewFileInZip(zip, name, &about, nil, 0, nil, 0, nil, Z_DEFLATED, Z_DEFAULT_COMPRESSION) == ZIP_OK
    else { return false }
    let wrote = data.withUnsafeBytes { zipWriteInFileInZip(zip, $0.baseAddress, UInt32($0.count)) }
    return zipCloseFileInZip(zip) == ZIP_OK && wrote == ZIP_OK
  }
}
