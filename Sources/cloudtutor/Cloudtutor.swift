import ArgumentParser
import Foundation
import Shell

/// The process's arguments. Everything else is the command language.
@main
struct Cloudtutor: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cloudtutor",
    abstract:
      "Learn cloud architecture by building it: lessons, a sandbox, a checker, labs and quizzes in the terminal.",
    discussion: """
      Without words it opens the prompt, or performs the commands on standard input. Words are one \
      command line of the prompt's own language: 'cloudtutor check shop.topology' does what \
      'check shop.topology' does there. 'cloudtutor help' lists the commands, and at the prompt 'lesson' begins the course.

      한국어: 낱말 없이 실행하면 프롬프트가 열립니다.
      낱말을 붙이면 프롬프트에 입력한 명령 한 줄과 같습니다.
      'cloudtutor --lang ko help' 명령은 명령의 목록을 보여 주고,
      프롬프트의 'lesson' 명령은 첫 레슨을 엽니다.
      """,
    version: "0.1.0")

  @Option(name: .customShort("c"), help: ArgumentHelp("Perform these commands and end.", valueName: "commands"))
  var commands: String?

  @Option(help: "The language: ko or en. Otherwise CLOUDTUTOR_LANG, then the one chosen before, then the locale.")
  var lang: String?

  @Option(help: "The form of answers: text, plain or json.")
  var output: String = "text"

  @Option(
    help: ArgumentHelp("Also read a teacher's own lessons, after a check; may be given again.", valueName: "folder"))
  var pack: [String] = []

  @Flag(help: "No redrawing, no boxes, pictures as outlines.")
  var plain = false

  @Flag(help: "Never ask; fail where something would have to be asked.")
  var noInput = false

  @Flag(help: "Keep nothing of this sitting.")
  var noProgress = false

  @Flag(help: "Go on behind an error.")
  var keepGoing = false

  @Argument(parsing: .allUnrecognized, help: ArgumentHelp("One command line.", valueName: "command"))
  var words: [String] = []

  func run() throws {
    let code = Program(
      commands: commands, words: words, language: lang, format: output, isPlain: plain, isSilent: noInput,
      keepsProgress: !noProgress, keepsGoing: keepGoing, packs: pack
    ).run()
    throw ArgumentParser.ExitCode(code.rawValue)
  }

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      // ArgumentParser's code for a usage error is the BSD one; ours is 2 everywhere.
      guard code == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(Shell.ExitCode.usage.rawValue)
    }
  }
}
