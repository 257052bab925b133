import Topology

/// Where a program stands on the way of a request through a server, from the outside in.
enum StackLayer: Int, Comparable {
  /// Takes requests from the network, passes them on and gives out files.
  case web
  /// Runs the application's code, many requests at a time.
  case server
  /// The framework that the application is written in.
  case framework

  static func < (left: StackLayer, right: StackLayer) -> Bool { left.rawValue < right.rawValue }

  /// The servers that run a framework's code, the usual one first. Frameworks that bring their own are not here.
  ///
  /// Source: https://docs.djangoproject.com/en/stable/howto/deployment/
  static let servers: [String: [String]] = [
    "django": ["gunicorn", "uvicorn", "uwsgi"], "flask": ["gunicorn", "uwsgi", "uvicorn"],
    "fastapi": ["uvicorn", "gunicorn"], "rails": ["puma"], "laravel": ["php-fpm"],
  ]

  /// Servers that are made to stand behind a web server, which takes slow visitors off them.
  ///
  /// Source: https://docs.gunicorn.org/en/latest/deploy.html
  static let sheltered: Set<String> = ["gunicorn", "uvicorn", "uwsgi", "puma", "php-fpm"]

  /// Frameworks whose pages come with files of their own: style sheets, scripts, uploads.
  static let withFiles: Set<String> = ["django", "flask", "rails", "laravel"]

  /// Runtimes that answer requests by themselves, and that no server for other languages runs.
  static let selfServing: Set<String> = ["node"]
}

extension Software {
  /// Its place on the way of a request; nil for what stands beside it, such as workers.
  var layer: StackLayer? {
    if isWebServer { return .web }
    if StackLayer.sheltered.contains(name) || name == "tomcat" { return .server }
    return StackLayer.servers[name] != nil || name == "spring" ? .framework : nil
  }

  var openPort: UInt16? { port.flatMap { UInt16(exactly: $0) } }

  /// As it is typed in `stack`, on another port or none.
  func typed(port: Int?) -> String { name + (port.map { ":\($0)" } ?? "") }
}

/// A server behind a load balancer, with the part that names its programs: itself or its launch template.
struct StackedServer: Sendable {
  let server: Resource
  let sayer: Resource
  let programs: [Software]
}

extension Design {
  /// Looks for the servers behind load balancers that name their programs.
  func findStackedServers() -> [StackedServer] {
    var told: Set<Name> = []
    return servers.filter { !targetGroups(of: $0.name).isEmpty }.compactMap { server in
      let sayer = topology.sayer(of: "stack", for: server)
      let programs = topology.setting(.stack, of: server) ?? []
      guard programs.contains(where: { $0.layer != nil }), told.insert(sayer.name).inserted else { return nil }
      return StackedServer(server: server, sayer: sayer, programs: programs)
    }
  }
}
