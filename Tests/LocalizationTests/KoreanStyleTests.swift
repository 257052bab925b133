import Localization
import Testing

@Suite struct KoreanStyleTests {
  @Test(arguments: [
    ("CloudTrail을(를) 켭니다.", KoreanStyle.Reason.doubledParticle), ("라우팅 테이블에 의해 결정됩니다.", .translationese),
    ("인터넷으로부터 들어옵니다.", .translationese), ("암호화되어집니다.", .translationese), ("당신의 서버입니다.", .address),
    ("고치십시오.", .address), ("아닌 것은?", .question), ("가용영역이 둘입니다.", .term), ("사설 서브넷입니다.", .term),
    ("서버들을 옮깁니다.", .plural), ("**가용 영역(AZ)**을 고릅니다.", .boldBeforeParticle), ("**`web-a`**를 고릅니다.", .boldBeforeParticle),
    ("빈칸은 ___을 봅니다.", .leakingBlank), ("{1}을 지웁니다.", .unmarkedParticle),
    ("`{1}`를 지웁니다.", .unmarkedParticle), ("`{1:을}` 지웁니다.", .particleInCode),
    (String(repeating: "긴 문장", count: 20), .longSentence),
  ])
  func lapses(text: String, reason: KoreanStyle.Reason) {
    #expect(KoreanStyle().lapses(in: text).map(\.reason) == [reason], "\(text)")
  }

  @Test(arguments: [
    "`web-a` 서브넷을 추가했습니다.", "{1:을} 지웁니다. {2} 서브넷을 봅니다.", "{1}가지가 있습니다.", "`set {1}` 명령으로 고치세요. `{2}` 서브넷은 {3:이} 씁니다.",
    "**가용 영역**(AZ)을 고릅니다.",
    "`만약 당신`은 코드입니다.", "**굵은 문장입니다.** " + String(repeating: "뒤", count: 50),
    "| 표 | " + String(repeating: "칸 | ", count: 40), "앞 문장입니다. " + String(repeating: "짧은 글. ", count: 30),
    "짧습니다: `" + String(repeating: "code ", count: 30) + "`",
  ])
  func goodKorean(text: String) {
    #expect(KoreanStyle().lapses(in: text) == [])
  }
}
