/// Servers, their groups and what runs on them.
extension BrokenDesign {
  static let servers: [BrokenDesign] = [
    BrokenDesign(
      "A server of the application stands alone.", .threeTierSeoul,
      """
      add ec2 late in desk-a launch-template=counter
      set counters targets=late
      connect late -> catalogue
      connect late -> visitors
      connect entrance -> late
      """, "APP-01"),
    BrokenDesign(
      "The group may not grow.", .threeTierSeoul,
      """
      set librarians max=2
      """, "APP-05 APP-14"),
    BrokenDesign(
      "The group has one server.", .threeTierSeoul,
      """
      set librarians min=1
      """, "APP-02 APP-14"),
    BrokenDesign(
      "The group looks at machines only.", .threeTierSeoul,
      """
      set librarians health-check=ec2
      """, "APP-04"),
    BrokenDesign(
      "Nothing scales the group.", .threeTierSeoul,
      """
      remove busy-hours
      """, "APP-05"),
    BrokenDesign(
      "The template names no image.", .threeTierSeoul,
      """
      set counter ami=none
      """, "APP-07"),
    BrokenDesign(
      "Metadata answers without a token.", .threeTierSeoul,
      """
      set counter imds=optional
      """, "APP-08"),
    BrokenDesign(
      "Servers get public addresses.", .threeTierSeoul,
      """
      set counter public-ip=yes
      """, "APP-09"),
    BrokenDesign(
      "Servers' disks are not encrypted.", .threeTierSeoul,
      """
      set counter encrypted=no
      """, "APP-10"),
    BrokenDesign(
      "Sessions are kept on each server.", .threeTierSeoul,
      """
      set counter sessions=local
      disconnect librarians -> visitors
      remove visitors-memory
      revoke desk-sg out tcp/6379 to visitors-sg
      remove visitors
      remove visitors-subnets
      remove visitors-sg
      """, "APP-11"),
    BrokenDesign(
      "Servers have a key pair for SSH.", .threeTierSeoul,
      """
      add key-pair master
      set counter key-pair=master
      """, "APP-12"),
    BrokenDesign(
      "Nobody can administer the servers, as the policy for Session Manager is missing.", .threeTierSeoul,
      """
      set librarian managed-=AmazonSSMManagedInstanceCore
      """, "APP-12"),
    BrokenDesign(
      "The endpoint for Session Manager is missing.", .vpcOrigin,
      """
      remove ssmmessages-hatch
      """, "APP-12"),
    BrokenDesign(
      "Deployments cut requests off.", .threeTierSeoul,
      """
      set counters deregistration-delay=0s
      """, "APP-13"),
    BrokenDesign(
      "An Arm image runs on an Intel machine.", .threeTierSeoul,
      """
      set counter type=t3.medium
      """, "APP-07"),
    BrokenDesign(
      "A server with an Elastic IP address stands in a subnet that routes to NAT, and its answers never arrive.",
      .threeTierSeoul,
      """
      add security-group test-sg in library egress=none
      allow test-sg tcp/443 from 0.0.0.0/0
      allow test-sg out tcp/443 to 0.0.0.0/0
      add ec2 test in desk-a ami=al2023-arm type=t4g.medium sg=test-sg role=librarian imds=required \\
        encrypted=yes stack=nginx:443 user-data=x
      add eip test-ip instance=test
      connect internet -> test
      """, "INT-01 | APP-09 | APP-01"),
    BrokenDesign(
      "Django runs without an application server.", .threeTierSeoul,
      """
      set counter stack=nginx:80,django
      """, "STK-01"),
    BrokenDesign(
      "Gunicorn stands before Nginx.", .threeTierSeoul,
      """
      set counter stack=gunicorn:80,nginx,django
      """, "STK-02 | STK-01"),
    BrokenDesign(
      "Nginx listens on another port than the target group asks.", .threeTierSeoul,
      """
      set counter stack=nginx:8080,gunicorn,django
      """, "STK-02"),
    BrokenDesign(
      "Gunicorn is open to the load balancer.", .threeTierSeoul,
      """
      set counter stack=nginx:80,gunicorn:8000,django
      allow desk-sg tcp/8000 from door-sg
      """, "STK-02 SG-02"),
    BrokenDesign(
      "Uploads are kept on the servers' disks.", .threeTierSeoul,
      """
      set counter media=local
      """, "STK-03"),
    BrokenDesign(
      "Pictures go to the application.", .threeTierSeoul,
      """
      unforward welcome /static/*
      """, "STK-04 INT-01"),
    BrokenDesign(
      "The database runs on the application's servers.", .threeTierSeoul,
      """
      set counter stack=nginx:80,gunicorn,django,postgres:5432
      """, "TIER-01"),
    BrokenDesign(
      "The web servers carry the application and the database of a shop.", .internalBalancer,
      """
      set usher-seat stack=nginx:80,gunicorn,django,mysql static=posters media=portraits
      grant usher s3:PutObject on portraits
      grant usher kms:GenerateDataKey on theatre-key
      """, "TIER-01"),
  ]
}
