import Localization
import Testing

@Suite struct MessageTests {
  @Test func koreanChoosesTheParticleByTheValue() {
    let korean = MessageCatalogue(.korean, texts: ["There is no {1}.": "{1:이} 없습니다."])
    #expect(korean(Message("There is no \("서브넷").")) == "서브넷이 없습니다.")
    #expect(korean(Message("There is no \("서버").")) == "서버가 없습니다.")
  }

  @Test func aMissingTextFallsBackToEnglish() {
    #expect(MessageCatalogue(.korean)(Message("Lines: \(1234).")) == "Lines: 1,234.")
  }

  @Test func bracesThatNameNoValueStay() {
    #expect(MessageCatalogue.english(Message("{a} {9} {")) == "{a} {9} {")
  }
}
