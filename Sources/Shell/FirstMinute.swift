/// The first minute, which is a lesson of its own that stands on no path.
enum FirstMinute {
  static let lesson = "first-minute"
}
