/// The habits of translated Korean that a machine can see, so that a check can refuse them.
public struct KoreanStyle {
  /// Something in a text that Korean readers stumble over.
  public struct Lapse: Sendable, Hashable {
    /// What stands in the text.
    public let excerpt: String
    /// What is wrong with it.
    public let reason: Reason
  }

  /// Why a text is refused.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Both forms of a particle, as in 을(를).
    case doubledParticle
    /// A turn of speech that comes from another language.
    case translationese
    /// The reader called by a pronoun or title, or commanded in -십시오.
    case address
    /// A question for what is wrong, or an answer that says all or none.
    case question
    /// A term that is not the one agreed on.
    case term
    /// A plural in 들, which Korean leaves out.
    case plural
    /// Bold that CommonMark leaves as asterisks, because it ends in punctuation before a particle.
    case boldBeforeParticle
    /// A blank whose particle says how the answer ends.
    case leakingBlank
    /// A value before a particle that varies, without the mark that lets it vary.
    case unmarkedParticle
    /// A particle that would be printed inside a code span.
    case particleInCode
    /// A sentence of more than `longestSentence` characters.
    case longSentence
  }

  /// The most characters that a sentence may have, code left out.
  public static let longestSentence = 60

  private let patterns = Self.patterns

  /// Prepares to read texts. Preparing takes longer than reading a short text, so one serves for many.
  public init() {}

  /// All lapses in `text`, a message or a paragraph of Markdown. Code is not judged.
  public func lapses(in text: String) -> [Lapse] {
    let prose = text.replacing(/```[\s\S]*?```/, with: "")
    let spoken = prose.replacing(/`[^`]*`/, with: "``")
    var lapses = patterns.flatMap { reason, pattern in
      (Self.seesCode.contains(reason) ? prose : spoken).matches(of: pattern).map {
        Lapse(excerpt: String($0.output), reason: reason)
      }
    }
    for paragraph in spoken.split(whereSeparator: { $0 == "\n" || $0 == "|" }) {
      for sentence in paragraph.split(separator: /[.?!][)"'*]*\s+/) where sentence.count > Self.longestSentence {
        lapses.append(Lapse(excerpt: String(sentence), reason: .longSentence))
      }
    }
    return lapses
  }

  /// The reasons that are looked for with the code spans still in the text.
  private static let seesCode: Set<Reason> = [.boldBeforeParticle, .unmarkedParticle, .particleInCode]

  private static var patterns: [(Reason, Regex<Substring>)] {
    [
      (.doubledParticle, /을\(를\)|를\(을\)|이\(가\)|은\(는\)|\(으\)로/),
      (.translationese, /에 의해|으?로부터|되어[지집]|만약|에 대한 (?:액세스|접근)|하나의 |[함음]에 있어/),
      (.address, /당신|귀하|사용자님|십시오/),
      (.question, /아닌 것은|옳지 않은|고르시오|모두 정답|정답 없음/),
      (.term, /가용영역|보안그룹|(?:공용|사설) 서브넷|(?:라우트|경로) 테이블/),
      (.plural, /(?:서브넷|서버|규칙|사용자)들/),
      (.boldBeforeParticle, /\*\*[^*\n]*[)\]"'`]\*\*[가-힣]/),
      (.leakingBlank, /_{2,}\s?(?:을|를|이|가|은|는|과|와|으로|로)/),
      (.unmarkedParticle, /\{\d+\}`?(?:을|를|이|가|은|는|과|와|으로|로|이라는|라는)(?![가-힣])/),
      (.particleInCode, /`[^`\n]*\{\d+:[^}`\n]*\}`/),
    ]
  }
}
