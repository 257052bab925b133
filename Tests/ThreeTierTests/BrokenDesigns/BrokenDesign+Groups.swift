/// Security groups.
extension BrokenDesign {
  static let groups: [BrokenDesign] = [
    BrokenDesign(
      "The load balancer opens a port for developers.", .threeTierSeoul,
      """
      allow door-sg tcp/8080 from 0.0.0.0/0
      """, "SG-01"),
    BrokenDesign(
      "Servers take requests from anyone.", .threeTierSeoul,
      """
      allow desk-sg tcp/80 from 0.0.0.0/0
      """, "SG-02"),
    BrokenDesign(
      "Servers take requests from the VPC's whole range.", .threeTierSeoul,
      """
      revoke desk-sg tcp/80 from door-sg
      allow desk-sg tcp/80 from 10.60.0.0/16
      """, "SG-02"),
    BrokenDesign(
      "The database takes connections from anyone.", .threeTierSeoul,
      """
      allow catalogue-sg tcp/5432 from 0.0.0.0/0
      """, "SG-03"),
    BrokenDesign(
      "The load balancer may talk to the database.", .threeTierSeoul,
      """
      allow catalogue-sg tcp/5432 from door-sg
      """, "SG-03"),
    BrokenDesign(
      "The database's group admits the wrong engine's port.", .threeTierSeoul,
      """
      revoke catalogue-sg tcp/5432 from desk-sg
      allow catalogue-sg tcp/3306 from desk-sg
      """, "SG-03 INT-01"),
    BrokenDesign(
      "The database's group admits nobody.", .threeTierSeoul,
      """
      revoke catalogue-sg tcp/5432 from desk-sg
      """, "INT-01"),
    BrokenDesign(
      "The servers may not send to the database.", .threeTierSeoul,
      """
      revoke desk-sg out tcp/5432 to catalogue-sg
      """, "INT-01"),
    BrokenDesign(
      "The cache takes connections from the whole network.", .threeTierSeoul,
      """
      allow visitors-sg tcp/6379 from 10.60.0.0/16
      """, "SG-04"),
    BrokenDesign(
      "The cache's group admits nobody.", .threeTierSeoul,
      """
      revoke visitors-sg tcp/6379 from desk-sg
      """, "INT-01"),
    BrokenDesign(
      "Servers have an open door for SSH.", .threeTierSeoul,
      """
      allow desk-sg tcp/22 from 0.0.0.0/0
      """, "SG-02 SG-05 APP-12"),
    BrokenDesign(
      "Servers have an open door for RDP over IPv6.", .threeTierSeoul,
      """
      allow desk-sg tcp/3389 from ::/0
      """, "SG-02 SG-05 APP-12"),
    BrokenDesign(
      "The servers' group admits every port from the load balancer.", .threeTierSeoul,
      """
      revoke desk-sg tcp/80 from door-sg
      allow desk-sg all from door-sg
      """, "SG-02 SG-06"),
    BrokenDesign(
      "The load balancer's group lets everything out.", .threeTierSeoul,
      """
      set door-sg egress=all
      """, "SG-07"),
    BrokenDesign(
      "A group was left over.", .threeTierSeoul,
      """
      add security-group old-sg in library egress=none
      """, "SG-08"),
    BrokenDesign(
      "The servers fell into the VPC's default group.", .threeTierSeoul,
      """
      set counter sg=none
      """, "SG-03 SG-04 SG-08 INT-01 | LB-05 INT-01 | APP-07 SG-09"),
    BrokenDesign(
      "Servers admit each other on a port that nothing is stated for.", .threeTierSeoul,
      """
      allow desk-sg tcp/8000 from self
      """, "SG-02"),
    BrokenDesign(
      "A group that references itself in place of the load balancer's.", .threeTierSeoul,
      """
      revoke desk-sg tcp/80 from door-sg
      allow desk-sg tcp/80 from self
      """, "SG-02 LB-05 INT-01"),
    BrokenDesign(
      "A rule names a group of another VPC.", .threeTierSeoul,
      """
      add vpc branch cidr=10.62.0.0/16
      add security-group branch-sg in branch egress=none
      allow catalogue-sg tcp/5432 from branch-sg
      """, "SG-10 SG-03 | SG-08"),
    BrokenDesign(
      "The database stands in no subnet group, so in the default VPC.", .threeTierSeoul,
      """
      set catalogue subnet-group=none
      remove catalogue-subnets
      """, "SG-10"),
  ]
}
