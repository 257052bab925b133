import Curriculum
import Localization
import Study

/// A question that waits for its answer.
struct OpenQuestion: Sendable {
  let question: Question
  let context: Answer.Context
  let seed: UInt64
  /// The choices in the order shown; for `match`, the order of the right sides.
  let order: [Int]
  var isHinted = false
  var isUnsure = false

  init(_ question: Question, context: Answer.Context, seed: UInt64) {
    self.question = question
    self.context = context
    self.seed = seed
    order = question.places(drawnBy: seed)
  }

  /// Whether a round goes on after it.
  var isInRound: Bool { [.quiz, .exam, .review, .retry].contains(context) }
  var isBuilding: Bool { question.form == .build }
  /// Whether a whole line is the answer, whatever stands in it.
  var takesAnyText: Bool { question.form == .fillIn || question.form == .ownWords }
  var isPrediction: Bool { question.use == .predict }

  /// The choices as they are shown.
  var choices: [Question.Choice] { question.form == .match ? [] : order.map { question.choices[$0] } }

  /// How the answer is typed.
  var request: Message {
    switch question.form {
    case .one, .trueFalse, .flaw: Message("Type the number of your answer.")
    case .several: Message("Type the numbers of all that are right, such as `1 3`.")
    case .order: Message("Type the numbers in the right order, such as `2 1 3`.")
    case .match: Message("Type for each line in turn the number that belongs to it, such as `2 1 3`.")
    case .fillIn: Message("Type the answer.")
    case .build: Message("Build it with commands; `check` tells how far you are.")
    case .ownWords: Message("Type one to three sentences.")
    }
  }

  /// How the answer is typed, to one who typed something else.
  var narrowRequest: Message {
    switch question.form {
    case .one, .trueFalse, .flaw: Message("Type one number from 1 to \(order.count).")
    case .fillIn: Message("Type the answer in words; there is nothing to choose from here.")
    default: request
    }
  }

  /// The numbers, from 1, that a line means: digits, or letters as they lie on either keyboard
  /// layout, with or without separators. Nil when it is something else.
  func numbers(in text: String) -> [Int]? {
    let latin = KoreanKeyboard.latin(from: text).lowercased()
    let count = order.count
    let words = latin.split { " ,.;)>".contains($0) }
    guard !words.isEmpty else { return nil }
    var numbers: [Int] = []
    for word in words {
      let digits = word.allSatisfy { $0.isASCII && $0.isNumber }
      if digits, let number = Int(word), (1...max(1, count)).contains(number) {
        numbers.append(number)
        continue
      }
      for character in word {
        guard let number = Self.number(character), number <= count else { return nil }
        numbers.append(number)
      }
    }
    switch question.form {
    case .one, .trueFalse, .flaw: return numbers.count == 1 ? numbers : nil
    case .several: return Set(numbers).count == numbers.count ? numbers : nil
    case .order: return Set(numbers).count == count && numbers.count == count ? numbers : nil
    case .match: return numbers.count == count ? numbers : nil
    case .fillIn, .build, .ownWords: return nil
    }
  }

  private static func number(_ character: Character) -> Int? {
    guard character.isASCII, let value = character.asciiValue else { return nil }
    switch value {
    case UInt8(ascii: "1")...UInt8(ascii: "9"): return Int(value - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "h"): return Int(value - UInt8(ascii: "a")) + 1
    default: return nil
    }
  }
}
