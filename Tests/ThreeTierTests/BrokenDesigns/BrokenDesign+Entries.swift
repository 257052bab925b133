/// DNS, CloudFront, web ACLs and load balancers.
extension BrokenDesign {
  static let entries: [BrokenDesign] = [
    BrokenDesign(
      "The site's name leads nowhere.", .threeTierSeoul,
      """
      remove home
      """, "EDGE-01"),
    BrokenDesign(
      "The site's IPv6 name is missing.", .threeTierSeoul,
      """
      remove home6
      """, "EDGE-01"),
    BrokenDesign(
      "The name leads past CloudFront to the load balancer.", .threeTierSeoul,
      """
      set home alias=entrance
      """, "EDGE-01"),
    BrokenDesign(
      "Visitors may come over plain HTTP.", .threeTierSeoul,
      """
      set welcome viewer-protocol=allow-all
      """, "EDGE-02"),
    BrokenDesign(
      "CloudFront's certificate was made in Seoul.", .threeTierSeoul,
      """
      set edge-cert region=ap-northeast-2
      """, "EDGE-03"),
    BrokenDesign(
      "CloudFront admits old TLS.", .threeTierSeoul,
      """
      set welcome tls-minimum=TLSv1
      """, "EDGE-03"),
    BrokenDesign(
      "No web ACL guards the entry.", .threeTierSeoul,
      """
      set welcome web-acl=none
      remove guard
      """, "EDGE-04"),
    BrokenDesign(
      "The web ACL is of the other scope.", .threeTierSeoul,
      """
      set guard scope=regional
      """, "EDGE-04"),
    BrokenDesign(
      "The web ACL has no rules.", .threeTierSeoul,
      """
      set guard rules=none
      """, "EDGE-04"),
    BrokenDesign(
      "The load balancer takes requests past CloudFront.", .threeTierSeoul,
      """
      revoke door-sg tcp/443 from pl-cloudfront
      allow door-sg tcp/443 from 0.0.0.0/0
      """, "EDGE-05"),
    BrokenDesign(
      "The load balancer asks for no secret header.", .threeTierSeoul,
      """
      unforward https header=X-Origin-Verify:origin-key
      set https respond=none forward=counters
      """, "EDGE-05"),
    BrokenDesign(
      "CloudFront does not send the header that the load balancer asks for.", .threeTierSeoul,
      """
      unforward welcome *
      forward welcome * -> entrance methods=all cache=disabled send=all-viewer origin-protocol=https-only \\
        origin-domain=origin.library.example.kr
      """, "EDGE-05"),
    BrokenDesign(
      "CloudFront caches the application's pages.", .threeTierSeoul,
      """
      unforward welcome *
      forward welcome * -> entrance methods=all cache=optimized send=all-viewer origin-protocol=https-only \\
        origin-domain=origin.library.example.kr origin-header=X-Origin-Verify:origin-key
      """, "EDGE-08"),
    BrokenDesign(
      "Forms cannot be sent, as CloudFront passes reads only.", .threeTierSeoul,
      """
      unforward welcome *
      forward welcome * -> entrance cache=disabled send=all-viewer origin-protocol=https-only \\
        origin-domain=origin.library.example.kr origin-header=X-Origin-Verify:origin-key
      """, "EDGE-08"),
    BrokenDesign(
      "CloudFront asks the load balancer in the clear.", .threeTierSeoul,
      """
      unforward welcome *
      forward welcome * -> entrance methods=all cache=disabled send=all-viewer origin-protocol=http-only \\
        origin-domain=origin.library.example.kr origin-header=X-Origin-Verify:origin-key
      """, "EDGE-07"),
    BrokenDesign(
      "The record of the origin's name was forgotten.", .threeTierSeoul,
      """
      remove origin
      """, "EDGE-01"),
    BrokenDesign(
      "CloudFront keeps no logs.", .threeTierSeoul,
      """
      set welcome logs=none
      """, "EDGE-06"),
    BrokenDesign(
      "A second distribution leads around the first one's web ACL.", .threeTierSeoul,
      """
      add cloudfront back viewer-protocol=redirect-to-https default-origin=entrance
      """, "EDGE-05 EDGE-07 EDGE-08 EDGE-04 EDGE-06 INT-03"),
    BrokenDesign(
      "CloudFront is to reach the internal load balancer without a VPC origin.", .vpcOrigin,
      """
      unforward gates *
      forward gates * -> assembly methods=all cache=disabled send=all-viewer origin-protocol=https-only
      """, "INT-01"),
    BrokenDesign(
      "The theatre's name leads nowhere.", .internalBalancer,
      """
      remove home
      """, "EDGE-01"),
    BrokenDesign(
      "The load balancer stands in one zone.", .threeTierSeoul,
      """
      set entrance subnets=open-a
      """, "LB-01 NET-04 LB-05 INT-01"),
    BrokenDesign(
      "The internet-facing load balancer stands in private subnets.", .threeTierSeoul,
      """
      set entrance subnets=desk-a,desk-c
      """, "NET-02 LB-01 INT-01"),
    BrokenDesign(
      "The load balancer speaks HTTP only.", .internalBalancer,
      """
      set box-http redirect=none forward=ushers
      remove box-https
      """, "LB-02 | LB-03 | INT-03"),
    BrokenDesign(
      "Port 80 serves pages in place of redirecting.", .internalBalancer,
      """
      set box-http redirect=none forward=ushers
      """, "LB-03"),
    BrokenDesign(
      "The listener admits old TLS.", .threeTierSeoul,
      """
      set https tls-policy=default
      """, "LB-04"),
    BrokenDesign(
      "The health check asks a port that the servers' group does not admit.", .threeTierSeoul,
      """
      set counter stack+=cloudwatch-agent:8081
      set counters health-port=8081
      """, "LB-05"),
    BrokenDesign(
      "The load balancer's group may not send to the servers.", .threeTierSeoul,
      """
      revoke door-sg out tcp/80 to desk-sg
      """, "LB-05 INT-01"),
    BrokenDesign(
      "The servers' group admits the wrong port.", .threeTierSeoul,
      """
      revoke desk-sg tcp/80 from door-sg
      allow desk-sg tcp/8080 from door-sg
      """, "SG-02 LB-05 INT-01"),
    BrokenDesign(
      "The group of servers was attached to no target group.", .threeTierSeoul,
      """
      set librarians target-groups=none
      """, "LB-06 INT-01 | OPS-02"),
    BrokenDesign(
      "The listener's rule leads to an empty target group.", .threeTierSeoul,
      """
      add target-group empty in library protocol=http port=80 health-path=/healthz
      unforward https header=X-Origin-Verify:origin-key
      forward https header=X-Origin-Verify:origin-key -> empty priority=10
      """, "LB-06 INT-01 | OPS-02 | OPS-02"),
    BrokenDesign(
      "The load balancer keeps no logs.", .threeTierSeoul,
      """
      set entrance access-logs=none
      """, "LB-07"),
    BrokenDesign(
      "The load balancer can be deleted by a slip.", .threeTierSeoul,
      """
      set entrance deletion-protection=no
      """, "LB-07"),
    BrokenDesign(
      "A target stands in a zone that the load balancer does not serve.", .regionalNAT,
      """
      set reception subnets=porch-a,porch-b
      """, "LB-05 INT-01 | INT-03"),
    BrokenDesign(
      "The internal load balancer is internet-facing.", .internalBalancer,
      """
      set wings scheme=internet-facing
      """, "NET-02 EDGE-04 LB-01 | STK-01"),
    BrokenDesign(
      "The certificate of the load balancer was made elsewhere.", .threeTierSeoul,
      """
      set door-cert region=us-east-1
      """, "EDGE-03"),
  ]
}
