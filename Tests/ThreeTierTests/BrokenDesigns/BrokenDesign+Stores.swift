/// Databases, caches and buckets.
extension BrokenDesign {
  static let stores: [BrokenDesign] = [
    BrokenDesign(
      "The database is publicly accessible.", .threeTierSeoul,
      """
      set catalogue public=yes
      """, "DATA-01"),
    BrokenDesign(
      "The database has no standby.", .threeTierSeoul,
      """
      set catalogue multi-az=no
      """, "DATA-02"),
    BrokenDesign(
      "The database's subnet group has one zone.", .threeTierSeoul,
      """
      set catalogue-subnets subnets=stacks-a
      """, "DATA-03 NET-04"),
    BrokenDesign(
      "The database's subnet group names public subnets.", .threeTierSeoul,
      """
      set catalogue-subnets subnets=open-a,open-c
      """, "DATA-03 NET-03"),
    BrokenDesign(
      "The database is not encrypted.", .threeTierSeoul,
      """
      set catalogue encrypted=no kms-key=none
      """, "DATA-04"),
    BrokenDesign(
      "Backups reach back a day.", .threeTierSeoul,
      """
      set catalogue backup-retention=1d
      """, "DATA-05"),
    BrokenDesign(
      "Backups are off.", .threeTierSeoul,
      """
      set catalogue backup-retention=0d
      """, "DATA-05"),
    BrokenDesign(
      "The database can be deleted by a slip.", .threeTierSeoul,
      """
      set catalogue deletion-protection=no
      """, "DATA-06"),
    BrokenDesign(
      "The password stands in the design.", .threeTierSeoul,
      """
      ungrant librarian secretsmanager:GetSecretValue on catalogue.secret,django-key
      grant librarian secretsmanager:GetSecretValue on django-key
      set counter secrets=django-key
      disconnect librarians -> catalogue.secret
      set catalogue password="bookworm1"
      """, "DATA-07"),
    BrokenDesign(
      "Nobody hears of the database's alarms.", .threeTierSeoul,
      """
      set catalogue-cpu notify=none
      """, "DATA-08"),
    BrokenDesign(
      "The database has no alarm for its space.", .threeTierSeoul,
      """
      remove catalogue-space
      """, "DATA-08"),
    BrokenDesign(
      "A replica stands in the source's zone.", .threeTierSeoul,
      """
      add secret own-password rotation=30d for=catalogue
      ungrant librarian secretsmanager:GetSecretValue on catalogue.secret,django-key
      grant librarian secretsmanager:GetSecretValue on own-password,django-key
      set counter secrets=own-password,django-key
      disconnect librarians -> catalogue.secret
      connect librarians -> own-password
      set catalogue password=own-password multi-az=no az=a
      add replica reader in catalogue az=a
      connect librarians -> reader for=read
      """, "DATA-02 NET-04 | DATA-09"),
    BrokenDesign(
      "A replica was made of a database whose password AWS manages, and it is written to.", .threeTierSeoul,
      """
      add replica reader in catalogue
      connect librarians -> reader for=write
      """, "DATA-07 | DATA-14"),
    BrokenDesign(
      "The cache has one node.", .threeTierSeoul,
      """
      set visitors nodes=1 multi-az=no failover=no
      """, "DATA-10"),
    BrokenDesign(
      "The cache speaks in the clear.", .threeTierSeoul,
      """
      set visitors tls=no auth=none
      """, "DATA-11"),
    BrokenDesign(
      "The cache lets in whoever reaches it.", .threeTierSeoul,
      """
      set visitors auth=none
      """, "DATA-11"),
    BrokenDesign(
      "The engine's version has left support.", .threeTierSeoul,
      """
      set catalogue version=11
      """, "DATA-12"),
    BrokenDesign(
      "Provisioned IOPS are missing for io2.", .threeTierSeoul,
      """
      set catalogue storage-type=io2
      """, "DATA-12"),
    BrokenDesign(
      "Nobody measures the database.", .threeTierSeoul,
      """
      set catalogue enhanced-monitoring=0s
      """, "DATA-13"),
    BrokenDesign(
      "TLS to the database is left to the client.", .threeTierSeoul,
      """
      set catalogue parameters=rds.force_ssl:0
      """, "DATA-15"),
    BrokenDesign(
      "The bucket does not block public access.", .threeTierSeoul,
      """
      set covers block-public=none
      """, "S3-01"),
    BrokenDesign(
      "Everyone on CloudFront may read the bucket.", .threeTierSeoul,
      """
      ungrant service:cloudfront s3:GetObject on covers,recordings source=welcome
      grant service:cloudfront s3:GetObject on covers,recordings
      """, "S3-02"),
    BrokenDesign(
      "CloudFront does not sign its requests.", .threeTierSeoul,
      """
      unforward welcome /static/*
      forward welcome /static/* -> covers cache=optimized
      """, "S3-02"),
    BrokenDesign(
      "The bucket admits no distribution.", .threeTierSeoul,
      """
      ungrant service:cloudfront s3:GetObject on covers,recordings source=welcome
      grant service:cloudfront s3:GetObject on recordings source=welcome
      """, "S3-02"),
    BrokenDesign(
      "CloudFront may not use the bucket's key.", .threeTierSeoul,
      """
      ungrant service:cloudfront kms:Decrypt on library-key source=welcome
      """, "S3-09"),
    BrokenDesign(
      "The bucket is encrypted under AWS's own key.", .threeTierSeoul,
      """
      set covers kms-key=none
      """, "S3-09"),
    BrokenDesign(
      "Overwritten files are gone.", .threeTierSeoul,
      """
      set recordings versioning=no lifecycle-=noncurrent:30d
      """, "S3-04"),
    BrokenDesign(
      "Old versions pile up.", .threeTierSeoul,
      """
      set recordings lifecycle=ia:30d
      """, "S3-05"),
    BrokenDesign(
      "Buckets answer plain HTTP.", .threeTierSeoul,
      """
      undeny everyone s3:* on covers,recordings,ledgers when=insecure
      """, "S3-06 | S3-06"),
    BrokenDesign(
      "Pages of any site may upload.", .threeTierSeoul,
      """
      set recordings cors-origins=*
      """, "S3-07"),
    BrokenDesign(
      "Browsers may not upload, as CORS is off.", .threeTierSeoul,
      """
      set recordings cors-origins=none cors-methods=none
      """, "S3-07"),
    BrokenDesign(
      "Access lists are on.", .threeTierSeoul,
      """
      set covers ownership=writer
      """, "S3-08"),
    BrokenDesign(
      "The log bucket cannot be written by the load balancer.", .threeTierSeoul,
      """
      ungrant service:elb s3:PutObject on ledgers
      """, "LB-07"),
    BrokenDesign(
      "The log bucket is encrypted under a key that the load balancer cannot use.", .threeTierSeoul,
      """
      set ledgers encryption=sse-kms kms-key=library-key
      """, "LB-07"),
    BrokenDesign(
      "A bucket's messages go to a queue that loses what fails.", .serverless,
      """
      add sqs bakes
      set window notify=created:bakes
      grant service:s3 sqs:SendMessage on bakes source=window
      connect window -> bakes
      """, "MSG-01"),
    BrokenDesign(
      "A queue does not admit the bucket that is to tell it of new files.", .serverless,
      """
      add sqs bakes dlq=lost-tickets max-receives=5
      set window notify=created:bakes
      connect window -> bakes
      """, "INT-01"),
    BrokenDesign(
      "The web ACL of the bakery blocks whoever comes.", .serverless, "set guard default=block", "EDGE-04"),
    BrokenDesign(
      "The bakery's bare address names no page.", .serverless, "set shopfront default-root=none", "EDGE-08"),
    BrokenDesign(
      "The target group takes instances, and the tasks are none.", .fargate, "set counters target-type=instance",
      "LB-06"),
    BrokenDesign(
      "The tasks ask for a size that Fargate does not have.", .fargate, "set counter-task memory=1024", "INT-04"),
    BrokenDesign(
      "The tasks on Fargate share the network of a host.", .fargate, "set counter-task network=bridge", "INT-04"),
    BrokenDesign(
      "Reports are computed on the production database.", .threeTierSeoul,
      """
      disconnect librarians -> catalogue
      connect librarians -> catalogue for=read,write,analyze
      """, "LAKE-01"),
  ]
}
