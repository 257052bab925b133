import Foundation
import Testing

@testable import Study

/// Progress as text, between machines.
@Suite struct EventFileTests {
  private func event(_ number: Int, _ deed: Deed) -> Event {
    Event(
      id: uuid(UInt64(number)), learner: ann, time: Moment(milliseconds: number * 7, offset: 32_400), deed: deed,
      device: laptop, sequence: number)
  }

  private var events: [Event] {
    recordedDeeds.enumerated().map { event($0.offset + 1, $0.element.deed) }
      + [event(900, .unknown(kind: "card.suspended", version: 3, payload: #"{"b":18446744073709551615,"a":"한"}"#))]
  }

  @Test func everyKindOfEventComesBackAsItWas() throws {
    let text = try EventFile.text(events)
    #expect(text.hasPrefix(#"{"events":"#) && text.split(separator: "\n").count == events.count + 1)
    #expect(try EventFile.events(in: text) == events)
    // As an editor on another system may leave it.
    #expect(try EventFile.events(in: text.replacingOccurrences(of: "\n", with: "\r\n") + "\r\n") == events)
    #expect(try EventFile.events(in: try EventFile.text([])) == [])
  }

  @Test func nothingIsTakenFromATextThatIsDamagedAnywhere() throws {
    let text = try EventFile.text(events)
    let lines = text.split(separator: "\n").map(String.init)
    func line(of text: String) -> Int? {
      do throws(EventFile.Problem) {
        _ = try EventFile.events(in: text)
        return nil
      } catch {
        return error.line
      }
    }
    #expect(line(of: "") == 1 && line(of: "lesson.opened") == 1 && line(of: #"{"schema":"other/9","events":0}"#) == 1)
    #expect(line(of: lines.dropLast().joined(separator: "\n")) != nil)
    #expect(line(of: lines.dropFirst().joined(separator: "\n")) == 1)
    for index in lines.indices.dropFirst() {
      var spoiled = lines
      spoiled[index] = String(spoiled[index].dropLast(4))
      #expect(line(of: spoiled.joined(separator: "\n")) == index + 1)
    }
    let forged = lines[1].replacingOccurrences(of: #""payload":"{"#, with: #""payload":"{{"#)
    #expect(line(of: ([lines[0], forged] + lines.dropFirst(2)).joined(separator: "\n")) == 2)
    // Numbers at the end of all numbers were kept, and the program then failed with each further deed.
    for key in ["sequence", "ms", "utc"] {
      let far = lines[1].replacing(try Regex("\"\(key)\":-?[0-9]+"), with: "\"\(key)\":\(Int.max)")
      #expect(
        far != lines[1] && line(of: ([lines[0], far] + lines.dropFirst(2)).joined(separator: "\n")) == 2, "\(key)")
    }
  }

  /// Two machines, each with half a year, joined by files in both directions and more than once.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func filesJoinInAnyOrder(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let machines = [MemoryJournal(device: laptop), MemoryJournal(device: desktop)]
    var number: UInt64 = 1
    for _ in 0..<30 {
      let deed = recordedDeeds[random.next(below: recordedDeeds.count)].deed
      let time = Moment(milliseconds: 1_000_000 + random.next(below: 5_000_000))
      let entry = Entry(id: uuid(seed * 1_000 + number), learner: ann, time: time, deed: deed)
      machines[random.next(below: 2)].append([entry])
      number += 1
    }
    let files = try machines.map { try EventFile.text($0.events(since: .start).events) }
    let joined = MemoryJournal(device: DeviceID(rawValue: uuid(103)))
    for index in random.shuffle([0, 1, 1, 0]) { joined.merge(try EventFile.events(in: files[index])) }
    machines[0].merge(try EventFile.events(in: files[1]))
    machines[1].merge(try EventFile.events(in: files[0]))
    #expect(
      joined.state(for: ann) == machines[0].state(for: ann) && joined.state(for: ann) == machines[1].state(for: ann))
    #expect(joined.events(since: .start).events.count == 30)
    #expect(machines[0].merge(try EventFile.events(in: files[1])) == 0)
  }
}
