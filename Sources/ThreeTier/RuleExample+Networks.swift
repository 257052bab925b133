extension RuleExample {
  /// A VPC with two zones, public and private subnets and three groups, on which examples build.
  static let twoZones = """
    add vpc main cidr=10.0.0.0/16
    add igw gate in main
    add route-table public in main
    route public 0.0.0.0/0 -> gate
    add subnet public-{a,c} in main az={a,c} cidr=10.0.{0,1}.0/24 route-table=public
    add subnet app-{a,c} in main az={a,c} cidr=10.0.{10,11}.0/24
    add security-group {alb,app,db}-sg in main

    """

  /// The same with a Network Load Balancer without a group before one server, on port 80; the rules of the
  /// server's group are left to the example.
  static let bareBalanced =
    twoZones + """
      add ec2 app in app-a sg=app-sg
      add target-group web in main protocol=tcp port=80 targets=app
      add nlb front in main subnets=public-a,public-c
      add listener door in front protocol=tcp port=80 forward=web
      connect internet -> front

      """

  /// A Network Load Balancer before one server that speaks UDP on port 5000 and is checked over TCP on port 8080.
  static let datagrams =
    twoZones + """
      add ec2 app in app-a sg=app-sg
      add target-group web in main protocol=udp port=5000 health-protocol=tcp health-port=8080 targets=app
      add nlb front in main subnets=public-a,public-c sg=alb-sg
      add listener door in front protocol=udp port=5000 forward=web
      allow alb-sg udp/5000 from 0.0.0.0/0
      allow app-sg tcp/8080 from alb-sg
      connect internet -> front
      connect front -> app

      """

  /// A Network Load Balancer before an internal Application Load Balancer that listens on port 443.
  static let chained =
    twoZones + """
      add ec2 app in app-a sg=app-sg
      add target-group web in main protocol=http port=80 targets=app
      allow app-sg tcp/80 from db-sg
      add alb inner in main scheme=internal subnets=app-a,app-c sg=db-sg
      add listener reader in inner protocol=https port=443 forward=web
      allow db-sg tcp/443 from alb-sg
      allow alb-sg tcp/443 from 0.0.0.0/0
      add nlb front in main subnets=public-a,public-c sg=alb-sg

      """

  /// The same with a load balancer before one server, on port 8000; its groups are left to the example.
  static let balanced =
    twoZones + """
      add ec2 app in app-a sg=app-sg
      add target-group web in main protocol=http port=8000 targets=app
      add alb front in main subnets=public-a,public-c sg=alb-sg
      add listener door in front protocol=http port=80 forward=web

      """
}
