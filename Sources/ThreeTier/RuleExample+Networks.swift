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

  /// The same with a load balancer before one server, on port 8000; its groups are left to the example.
  static let balanced =
    twoZones + """
      add ec2 app in app-a sg=app-sg
      add target-group web in main protocol=http port=8000 targets=app
      add alb front in main subnets=public-a,public-c sg=alb-sg
      add listener door in front protocol=http port=80 forward=web

      """
}
