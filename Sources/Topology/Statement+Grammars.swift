public import CommandLanguage
import Localization

extension Statement {
  /// The grammars of all statements, in the order in which help lists them.
  public static let grammars: [Grammar] =
    [addGrammar, setGrammar, removeGrammar, renameGrammar, regionGrammar]
    + Clause.forms.flatMap { [$0.grammar, $0.withdrawalGrammar] }

  /// The verbs of all statements.
  static let verbs = Set(grammars.map(\.verb))

  /// What a statement other than `add` and `set` takes as `key=value`; those take what their part's kind does.
  public static func attributes(ofVerb verb: String) -> [AttributeDescription] {
    Clause.forms.first { $0.grammar.verb == verb }?.attributes ?? []
  }

  static let addGrammar = Grammar(
    "add", aliases: ["추가", "생성", "만들기"], group: .build, summary: Message("Adds a part to the design."),
    pattern: [
      .slot("KIND", .kind), .slot("NAME", .newName), .optional(["in", .slot("PARENT", .name(kinds: []))]),
      .attributes(changes: false),
    ],
    examples: ["add subnet public-a in main az=a cidr=10.0.0.0/24"])

  static let setGrammar = Grammar(
    "set", aliases: ["변경"], group: .build, summary: Message("Changes attributes of a part."),
    pattern: [.slot("NAME", .name(kinds: [])), .attributes(changes: true)],
    examples: ["set front subnets+=public-c", "set private-a route-table=private-rt"])

  static let removeGrammar = Grammar(
    "remove", aliases: ["삭제", "제거"], group: .build, summary: Message("Removes a part that nothing needs."),
    pattern: [.slot("NAME", .name(kinds: []))], examples: ["remove web-a"])

  static let renameGrammar = Grammar(
    "rename", aliases: ["이름변경", "이름바꾸기", "이름 변경"], group: .build, summary: Message("Gives a part another name."),
    pattern: [.slot("OLD", .name(kinds: [])), .slot("NEW", .newName)], examples: ["rename web-a shop-a"])

  static let regionGrammar = Grammar(
    "region", aliases: ["리전"], group: .build, summary: Message("Says in which AWS Region the design is; once, first."),
    pattern: [.slot("REGION", .custom(Message("a Region such as ap-northeast-2")))], examples: ["region ap-northeast-2"]
  )
}
