import Curriculum
import Foundation
import Grading
import Localization

/// The folders that an author works in, checked again whenever a file was saved.
struct ContentWatch {
  /// How long it rests between two looks at the folders, in microseconds.
  private static let rest: UInt32 = 500_000

  private let course: ContentLocation
  private let packs: [ContentLocation]
  private var stamps: [String: Stamp] = [:]
  private var result: ContentResult?

  /// What changes when a file is saved.
  private struct Stamp: Equatable {
    let date: Date?
    let size: Int?
    let number: Int?
  }

  /// - Parameter packs: the packs to check; with none the course is checked.
  init(course: ContentLocation, packs: [ContentLocation]) { (self.course, self.packs) = (course, packs) }

  /// Checks what has changed since the last check, and gives what holds of all.
  mutating func check() -> ContentResult {
    // Looked at before they are read: a save in between is seen the next time.
    stamps = look()
    let curriculum = Curriculum(course, packs: packs)
    let result = ContentCheck(
      curriculum, of: packs, known: result?.memory ?? ContentMemory(), runner: LessonRunner(curriculum)
    ).run()
    self.result = result
    return result
  }

  /// Waits for a save, checks again, and tells what became different; nil when `isOver` says so.
  mutating func next(until isOver: () -> Bool) -> ContentChangeReport? {
    while !isOver() {
      usleep(Self.rest)
      let now = look()
      guard now != stamps, !isOver() else { continue }
      let saved = Set(now.keys).union(stamps.keys).filter { now[$0] != stamps[$0] }.sorted()
      let before = result?.problems ?? []
      return ContentChangeReport(saved: saved, before: before, now: check().problems)
    }
    return nil
  }

  private func look() -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for location in packs.isEmpty ? [course] : packs {
      for file in location.files {
        let attributes = try? FileManager.default.attributesOfItem(atPath: location.folder.appending(path: file).path)
        stamps[location.shown(file)] = Stamp(
          date: attributes?[.modificationDate] as? Date, size: attributes?[.size] as? Int,
          number: attributes?[.systemFileNumber] as? Int)
      }
    }
    return stamps
  }
}
