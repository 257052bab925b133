/// Scripts of designs that grow in the number of networks, as those of an organisation do.
enum GeneratedDesign {
  /// A script that adds `parts` parts, a multiple of ten: networks of ten parts, each with servers on the web and
  /// databases behind them.
  static func script(parts: Int) -> String {
    (0..<max(1, parts / 10)).map(network).joined()
  }

  private static func network(_ number: Int) -> String {
    let base = "10.\(number % 256)"
    return """
      add vpc v\(number) cidr=\(base).0.0/16
      add igw g\(number) in v\(number)
      add security-group web\(number) in v\(number)
      add security-group db\(number) in v\(number)
      add subnet a\(number) in v\(number) az=a cidr=\(base).0.0/24
      add subnet c\(number) in v\(number) az=c cidr=\(base).1.0/24
      add ec2 web-a\(number) in a\(number) ami=al2023 type=t3.micro sg=web\(number) public-ip=yes stack=nginx:80
      add ec2 web-c\(number) in c\(number) ami=al2023 type=t3.micro sg=web\(number) public-ip=yes stack=nginx:80
      add ec2 db-a\(number) in a\(number) ami=al2023 type=t3.micro sg=db\(number) stack=postgres:5432
      add ec2 db-c\(number) in c\(number) ami=al2023 type=t3.micro sg=db\(number) stack=postgres:5432
      route v\(number).route-table 0.0.0.0/0 -> g\(number)
      allow web\(number) tcp/80 from 0.0.0.0/0
      allow db\(number) tcp/5432 from web\(number)

      """
  }
}
