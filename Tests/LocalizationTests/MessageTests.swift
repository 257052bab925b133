import Localization
import Testing

@Suite struct MessageTests {
  @Test func koreanChoosesTheParticleByTheValue() {
    let korean = MessageCatalogue(.korean, texts: ["There is no {1}.": "{1:이} 없습니다."])
    #expect(korean(Message("There is no \("서브넷").")) == "서브넷이 없습니다.")
    #expect(korean(Message("There is no \("서버").")) == "서버가 없습니다.")
  }

  @Test func theNounOfAPartCarriesTheParticle() {
    let korean = MessageCatalogue(
      .korean,
      texts: [
        "{1} `{2}`": "`{2}` {1}", "subnet": "서브넷", "NAT gateway": "NAT 게이트웨이", "{1} uses {2}.": "{1:은} {2:을} 씁니다.",
      ])
    let subnet = Message("\(Message("subnet")) `\("web-a")`")
    let gateway = Message("\(Message("NAT gateway")) `\("nat-a")`")
    #expect(korean(Message("\(subnet) uses \(gateway).")) == "`web-a` 서브넷은 `nat-a` NAT 게이트웨이를 씁니다.")
    #expect(
      korean(Message("\([subnet, gateway]) uses \(-1_234_567).")) == "`web-a` 서브넷, `nat-a` NAT 게이트웨이는 -1,234,567을 씁니다.")
    #expect(
      MessageCatalogue.english(Message("\(subnet) uses \(gateway).")) == "subnet `web-a` uses NAT gateway `nat-a`.")
  }

  @Test func aMissingTextFallsBackToEnglish() {
    #expect(MessageCatalogue(.korean)(Message("Lines: \(1234).")) == "Lines: 1,234.")
  }

  @Test func bracesThatNameNoValueStay() {
    #expect(MessageCatalogue.english(Message("{a} {9} {")) == "{a} {9} {")
  }
}
