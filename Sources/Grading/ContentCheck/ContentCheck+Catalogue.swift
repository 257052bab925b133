import Curriculum
import Localization
import Topology

extension ContentCheck {
  /// Services, providers and terms: names that stand once, facts and kinds that exist, Korean as it is written.
  mutating func checkCatalogue() {
    checkServices()
    if packs.isEmpty { checkProviders() }
    checkTerms()
  }

  private mutating func checkServices() {
    result.problems += curriculum.services.problems
    let services = curriculum.services.all
    result.services = services.count { concerns($0.file) }
    checkUnique(
      services.flatMap { service in ([service.id] + service.synonyms).map { ($0, service.file, service.line) } })
    if packs.isEmpty { checkKinds(of: services) }
    let facts = knownFacts
    let providers = Set(((try? curriculum.providers.get()) ?? []).map(\.id))
    let needs: Set<String>
    switch curriculum.needs {
    case .success(let found): needs = Set(found.map(\.id))
    case .failure(let problem):
      result.problems.append(problem)
      needs = []
    }
    for service in services where concerns(service.file) {
      for id in service.covers where !facts.contains(id) {
        problem(service.file, service.line, Message("The syllabus has no `\(id)`."))
      }
      for kind in service.kinds where ResourceKind.named(kind) == nil {
        problem(service.file, service.line, Message("There is no kind `\(kind)`."))
      }
      if !needs.contains(service.need) {
        problem(service.file, service.line, Message("The catalogue has no need `\(service.need)`."))
      }
      for counterpart in service.counterparts where !providers.contains(counterpart.provider) {
        problem(service.file, service.line, Message("The catalogue has no provider `\(counterpart.provider)`."))
      }
      for text in [service.what, service.when, service.otherwise, service.billing, service.limits]
        + service.counterparts.compactMap(\.note)
      {
        checkKorean(text, service.file, service.line)
      }
    }
  }

  /// Whatever can be added can be looked up, at one place.
  private mutating func checkKinds(of services: [CatalogueService]) {
    for kind in ResourceKind.all {
      let tellers = services.filter { $0.kinds.contains(kind.token) }
      if tellers.isEmpty {
        problem("Content/services", nil, Message("No service of the catalogue tells of the kind `\(kind.token)`."))
      }
      for teller in tellers.dropFirst() {
        problem(teller.file, teller.line, Message("The name `\(kind.token)` is taken twice."))
      }
    }
  }

  private mutating func checkProviders() {
    let file = "Content/providers.yaml"
    do throws(ContentProblem) {
      let facts = knownFacts
      for provider in try curriculum.providers.get() {
        for id in provider.covers where !facts.contains(id) {
          problem(file, nil, Message("The syllabus has no `\(id)`."))
        }
        for text in [provider.what] + provider.strengths.map(\.text) { checkKorean(text, file, nil) }
      }
    } catch {
      result.problems.append(error)
    }
  }

  private mutating func checkTerms() {
    result.problems += curriculum.glossary.problems
    let terms = curriculum.glossary.all
    result.glossary = terms.count { concerns($0.file) }
    checkUnique(terms.map { ($0.id, $0.file, $0.line) })
    // A name may stand in both languages, and belongs to one term.
    checkUnique(terms.flatMap { term in Set(term.allNames.dropFirst()).sorted().map { ($0, term.file, term.line) } })
    let known = Set(terms.map(\.id))
    for term in terms where concerns(term.file) {
      for id in term.related where !known.contains(id) {
        problem(term.file, term.line, Message("The glossary has no term `\(id)`."))
      }
      checkKorean(term.text, term.file, term.line)
    }
  }

  /// Terms that a lesson introduces and that the glossary does not explain.
  mutating func checkTerms(of lesson: Lesson) {
    let names = curriculum.glossary.all.flatMap { $0.names[lesson.language] ?? [] }
    // A pack without a glossary explains its terms in its lessons.
    guard !names.isEmpty else { return }
    for term in lesson.terms where !names.contains(term) {
      problem(lesson.file, 2, Message("The glossary has no term `\(term)`."))
    }
  }

  private var knownFacts: Set<String> { Set(((try? curriculum.syllabus.get())?.entries ?? []).map(\.id)) }
}
