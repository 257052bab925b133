/// Subnets, routes, gateways, endpoints and network ACLs.
extension BrokenDesign {
  static let networks: [BrokenDesign] = [
    BrokenDesign(
      "The route to the internet gateway was forgotten.", .threeTierSeoul,
      """
      unroute open-routes 0.0.0.0/0
      """, "NET-02 LB-01 NET-05 NET-07 APP-12 INT-01"),
    BrokenDesign(
      "The internet gateway exists and was attached to nothing.", .threeTierSeoul,
      """
      unroute open-routes 0.0.0.0/0
      remove street
      add igw street
      route open-routes 0.0.0.0/0 -> street
      """, "NET-10 NET-02 LB-01 NET-05 NET-07 APP-12 INT-01"),
    BrokenDesign(
      "The application's table leads to the internet gateway.", .threeTierSeoul,
      """
      unroute desk-a-routes 0.0.0.0/0
      route desk-a-routes 0.0.0.0/0 -> street
      """, "APP-03 NET-03 NET-07 APP-12 INT-01 | COST-01"),
    BrokenDesign(
      "The data tier's table leads to the internet gateway.", .threeTierSeoul,
      """
      route stacks-routes 0.0.0.0/0 -> street
      """, "DATA-03 NET-03"),
    BrokenDesign(
      "The data tier has a default route to a NAT gateway that it does not need.", .threeTierSeoul,
      """
      route stacks-routes 0.0.0.0/0 -> side-door-a
      """, "NET-08"),
    BrokenDesign(
      "The NAT gateway stands in a private subnet.", .threeTierSeoul,
      """
      unroute desk-a-routes 0.0.0.0/0
      remove side-door-a
      add nat side-door-a in desk-a eip=side-door-a-ip
      route desk-a-routes 0.0.0.0/0 -> side-door-a
      """, "NET-02 NET-05 NET-07 APP-12 INT-01"),
    BrokenDesign(
      "The NAT gateway has no Elastic IP address.", .threeTierSeoul,
      """
      set side-door-a eip=none
      remove side-door-a-ip
      """, "INT-04 NET-05 NET-07 APP-12 INT-01"),
    BrokenDesign(
      "Both zones leave through the NAT gateway of one.", .threeTierSeoul,
      """
      unroute desk-c-routes 0.0.0.0/0
      route desk-c-routes 0.0.0.0/0 -> side-door-a
      remove side-door-c
      remove side-door-c-ip
      """, "NET-06"),
    BrokenDesign(
      "One zone's servers have no way out.", .threeTierSeoul,
      """
      unroute desk-c-routes 0.0.0.0/0
      remove side-door-c
      remove side-door-c-ip
      """, "NET-07 APP-12 INT-01"),
    BrokenDesign(
      "A subnet follows the main table, which leads to the internet gateway.", .threeTierSeoul,
      """
      route library.route-table 0.0.0.0/0 -> street
      set desk-a route-table=default
      """, "APP-03 NET-03 NET-09 NET-07 APP-12 INT-01 | COST-01"),
    BrokenDesign(
      "A subnet falls back to the main table, which leads nowhere.", .threeTierSeoul,
      """
      set desk-a route-table=default
      """, "NET-09 NET-07 APP-12 INT-01 | NET-13 | COST-01"),
    BrokenDesign(
      "The NAT gateway was removed and its route stayed.", .threeTierSeoul,
      """
      remove side-door-a
      remove side-door-a-ip
      """, "NET-10 NET-07 APP-12 INT-01"),
    BrokenDesign(
      "A black hole more specific than the default swallows a part of the internet.", .threeTierSeoul,
      """
      add eip spare-ip
      add nat spare in open-a eip=spare-ip
      route desk-a-routes 52.0.0.0/8 -> spare
      remove spare
      remove spare-ip
      """, "NET-10 APP-12"),
    BrokenDesign(
      "Servers' subnets hand out public addresses.", .threeTierSeoul,
      """
      set desk-a public-ip-on-launch=yes
      """, "APP-09 NET-11"),
    BrokenDesign(
      "Nobody records the network's traffic.", .threeTierSeoul,
      """
      remove library-flows
      remove footsteps
      """, "NET-12"),
    BrokenDesign(
      "Uploads to the bucket go through NAT.", .threeTierSeoul,
      """
      remove book-lift
      """, "NET-13"),
    BrokenDesign(
      "The endpoint for S3 is attached to one zone's table only.", .threeTierSeoul,
      """
      set book-lift route-tables=desk-a-routes
      """, "NET-13"),
    BrokenDesign(
      "An interface endpoint with private DNS and a closed group stands beside a working NAT gateway.", .threeTierSeoul,
      """
      add security-group hatch-sg in library egress=none
      add endpoint hatch in library service=secretsmanager subnets=desk-a,desk-c sg=hatch-sg
      """, "NET-14 INT-01"),
    BrokenDesign(
      "An interface endpoint's name is not answered, as the VPC gives no host names.", .vpcOrigin,
      """
      set school dns-hostnames=no
      """, "NET-14 NET-07 APP-12 INT-01"),
    BrokenDesign(
      "The endpoint for secrets stands in one of two zones.", .vpcOrigin,
      """
      set secrets-hatch subnets=room-a
      """, "NET-14"),
    BrokenDesign(
      "The endpoint for secrets is missing, and there is no NAT gateway.", .vpcOrigin,
      """
      remove secrets-hatch
      """, "NET-07 INT-01"),
    BrokenDesign(
      "The subnets are too small for the largest group.", .threeTierSeoul,
      """
      set desk-a cidr=10.60.10.0/28
      set desk-c cidr=10.60.11.0/28
      set librarians max=24
      """, "NET-15"),
    BrokenDesign(
      "The load balancer's subnet has too few addresses.", .threeTierSeoul,
      """
      set open-a cidr=10.60.0.0/28
      """, "NET-15"),
    BrokenDesign(
      "All subnets of the application are in one zone.", .threeTierSeoul,
      """
      set librarians subnets=desk-a
      unroute desk-c-routes 0.0.0.0/0
      set book-lift route-tables=desk-a-routes
      remove desk-c
      remove desk-c-routes
      remove side-door-c
      remove side-door-c-ip
      """, "APP-03 NET-04"),
    BrokenDesign(
      "More rules name CloudFront than a group holds.", .threeTierSeoul,
      """
      allow door-sg tcp/8443 from pl-cloudfront
      """, "NET-16 | SG-01"),
    BrokenDesign(
      "The VPC shuts out the internet for the whole account.", .threeTierSeoul,
      """
      set library block-public-access=both
      """, "NET-02 NET-07 APP-12 INT-01"),
    BrokenDesign(
      "Both zones' subnets are in fact in one.", .threeTierSeoul,
      """
      set desk-c az=a
      """, "APP-03 NET-04 | NET-06"),
    BrokenDesign(
      "The regional NAT gateway's VPC lost its internet gateway.", .regionalNAT,
      """
      unroute porch-routes 0.0.0.0/0
      remove gate
      """, "NET-07 APP-12 INT-01 | NET-02 LB-01 INT-01"),
    BrokenDesign(
      "The way of CloudFront into the VPC lost its internet gateway.", .vpcOrigin,
      """
      remove gate
      """, "INT-01"),
    BrokenDesign(
      "The data tier's list forgets the answers' ports.", .threeTierSeoul,
      """
      unacl stacks-acl out 100
      """, "NACL-01 INT-01"),
    BrokenDesign(
      "The data tier's list lets out half of the answers' ports.", .threeTierSeoul,
      """
      unacl stacks-acl out 100
      acl stacks-acl out 100 allow tcp/32768-49151 to 10.60.10.0/23
      """, "NACL-01 INT-01"),
    BrokenDesign(
      "A deny stands before the allow.", .threeTierSeoul,
      """
      acl stacks-acl in 90 deny tcp/5432 from 10.60.10.0/24
      """, "INT-01"),
    BrokenDesign(
      "A deny stands after the allow that it was to limit.", .threeTierSeoul,
      """
      acl stacks-acl in 130 deny tcp/5432 from 10.60.11.0/24
      """, "NACL-02"),
    BrokenDesign(
      "The list admits the world to the servers' administration.", .threeTierSeoul,
      """
      acl stacks-acl in 140 allow tcp/22 from 0.0.0.0/0
      """, "NACL-03"),
    BrokenDesign(
      "The public subnets' list admits nothing.", .threeTierSeoul,
      """
      add nacl street-acl in library
      set open-a nacl=street-acl
      set open-c nacl=street-acl
      """, "LB-05 APP-12 INT-01"),
    BrokenDesign(
      "The application's list forgets the answers to the load balancer.", .threeTierSeoul,
      """
      add nacl desk-acl in library
      set desk-a nacl=desk-acl
      set desk-c nacl=desk-acl
      acl desk-acl in 100 allow all from 0.0.0.0/0
      acl desk-acl out 100 allow tcp/443 to 0.0.0.0/0
      acl desk-acl out 110 allow tcp/5432,6379 to 10.60.20.0/23
      """, "NACL-01 LB-05 INT-01 | NACL-03"),
    BrokenDesign(
      "Two servers share a subnet whose list denies all: they talk to each other and to nobody else.", .threeTierSeoul,
      """
      add nacl shut in library
      add subnet lab in library az=a cidr=10.60.40.0/24 route-table=desk-a-routes nacl=shut
      add security-group lab-sg in library egress=none
      allow lab-sg tcp/9000 from self
      allow lab-sg out tcp/9000 to self
      add ec2 {left,right} in lab ami=al2023-arm type=t4g.small sg=lab-sg role=librarian imds=required \\
        encrypted=yes stack=node:9000
      connect left -> right port=9000
      connect right -> left port=9000
      """, "APP-01 APP-12"),
  ]
}
