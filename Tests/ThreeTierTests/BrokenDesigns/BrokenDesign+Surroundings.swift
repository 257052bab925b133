/// Roles and secrets, queues and functions, logs and alarms, and what is meant.
extension BrokenDesign {
  static let surroundings: [BrokenDesign] = [
    BrokenDesign(
      "Servers have no role.", .threeTierSeoul,
      """
      set counter role=none
      ungrant librarian secretsmanager:GetSecretValue on catalogue.secret,django-key
      ungrant librarian s3:GetObject,s3:PutObject on recordings/media/*
      ungrant librarian kms:Decrypt,kms:GenerateDataKey on library-key
      remove librarian
      """, "IAM-01 APP-07 APP-12 INT-01"),
    BrokenDesign(
      "The role's trust names another service.", .threeTierSeoul,
      """
      set librarian trust=lambda
      """, "IAM-01"),
    BrokenDesign(
      "A key of AWS stands in the environment.", .threeTierSeoul,
      """
      set counter env=AWS_SECRET_ACCESS_KEY:wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY
      """, "IAM-02 IAM-01"),
    BrokenDesign(
      "A password stands in the user data.", .threeTierSeoul,
      """
      set counter user-data="export DB_PASSWORD=bookworm1; systemctl start gunicorn"
      """, "IAM-02"),
    BrokenDesign(
      "The role may do everything.", .threeTierSeoul,
      """
      grant librarian * on *
      """, "IAM-03"),
    BrokenDesign(
      "The role may not read a secret that it needs.", .threeTierSeoul,
      """
      ungrant librarian secretsmanager:GetSecretValue on catalogue.secret,django-key
      grant librarian secretsmanager:GetSecretValue on catalogue.secret
      """, "INT-01"),
    BrokenDesign(
      "The role may not use the bucket's key.", .threeTierSeoul,
      """
      ungrant librarian kms:Decrypt,kms:GenerateDataKey on library-key
      """, "INT-01"),
    BrokenDesign(
      "The role may read a secret that nobody uses.", .threeTierSeoul,
      """
      grant librarian secretsmanager:GetSecretValue on origin-key
      """, "IAM-05"),
    BrokenDesign(
      "The database's own password is never changed.", .threeTierSeoul,
      """
      add secret own-password for=catalogue
      ungrant librarian secretsmanager:GetSecretValue on catalogue.secret,django-key
      grant librarian secretsmanager:GetSecretValue on own-password,django-key
      set counter secrets=own-password,django-key
      disconnect librarians -> catalogue.secret
      connect librarians -> own-password
      set catalogue password=own-password
      """, "IAM-04"),
    BrokenDesign(
      "The queue has no dead letters.", .serverless,
      """
      set tickets dlq=none max-receives=none
      remove tickets-lost
      remove lost-tickets
      """, "MSG-01"),
    BrokenDesign(
      "A message comes back before the function is done.", .serverless,
      """
      set tickets visibility=30s
      """, "MSG-01"),
    BrokenDesign(
      "The function is not fed from the queue.", .serverless,
      """
      set baker source=none
      """, "INT-01"),
    BrokenDesign(
      "The function may not take messages.", .serverless,
      """
      ungrant baker-role sqs:ReceiveMessage,sqs:DeleteMessage,sqs:GetQueueAttributes on tickets
      """, "IAM-05"),
    BrokenDesign(
      "The function may not write to the table.", .serverless,
      """
      ungrant baker-role dynamodb:UpdateItem on orders
      """, "INT-01"),
    BrokenDesign(
      "The API has no route to the function.", .serverless,
      """
      unforward counter /api/*
      """, "INT-01"),
    BrokenDesign(
      "A bucket's events call a function that keeps nothing that fails.", .serverless,
      """
      set window notify=created:baker
      """, "MSG-01"),
    BrokenDesign(
      "A function in a public subnet has no way to the internet.", .threeTierSeoul,
      """
      add role clerk-role trust=lambda managed=AWSLambdaVPCAccessExecutionRole
      add lambda clerk runtime=python3.13 role=clerk-role subnets=open-a,open-c sg=desk-sg
      connect clerk -> internet port=443
      """, "MSG-02 INT-01"),
    BrokenDesign(
      "Logs are kept for ever.", .threeTierSeoul,
      """
      set footsteps retention=none
      """, "OPS-01"),
    BrokenDesign(
      "Nobody watches the load balancer.", .threeTierSeoul,
      """
      remove entrance-errors
      """, "OPS-02"),
    BrokenDesign(
      "The caretakers' topic has no subscriber.", .threeTierSeoul,
      """
      set caretakers subscribers=none
      """, "DATA-08 OPS-02"),
    BrokenDesign(
      "The trail writes into the bucket of other logs.", .threeTierSeoul,
      """
      add trail footprints to=ledgers multi-region=yes
      """, "OPS-03"),
    BrokenDesign(
      "An Elastic IP address is kept for nothing.", .threeTierSeoul,
      """
      add eip spare-ip
      """, "COST-01"),
    BrokenDesign(
      "A NAT gateway serves nobody.", .threeTierSeoul,
      """
      add eip spare-ip
      add nat spare in open-a eip=spare-ip
      """, "COST-01"),
    BrokenDesign(
      "The application is meant to use a store that its group cannot reach.", .threeTierSeoul,
      """
      revoke desk-sg out tcp/6379 to visitors-sg
      """, "INT-01"),
    BrokenDesign(
      "A server that serves nothing stated reaches the database.", .threeTierSeoul,
      """
      add ec2 worker in desk-a ami=al2023-arm type=t4g.small sg=desk-sg role=librarian imds=required \\
        encrypted=yes stack=django sessions=visitors media=recordings static=covers user-data=x
      connect worker -> visitors
      """, "INT-02 | APP-01"),
    BrokenDesign(
      "A bucket serves nothing.", .threeTierSeoul,
      """
      add s3 attic versioning=yes encryption=sse-kms kms-key=library-key \\
        lifecycle=noncurrent:30d,abort-uploads:7d
      deny everyone s3:* on attic when=insecure
      """, "INT-03"),
    BrokenDesign(
      "A part lacks what AWS requires.", .threeTierSeoul,
      """
      set catalogue class=none
      """, "INT-04"),
    BrokenDesign(
      "Nobody subscribed the function to the topic that is to call it.", .serverless,
      """
      add sns news
      connect news -> baker
      set baker dlq=lost-tickets
      grant baker-role sqs:SendMessage on lost-tickets
      """, "INT-01"),
    BrokenDesign(
      "The function may read the table and is meant to write it.", .serverless,
      """
      ungrant baker-role dynamodb:UpdateItem on orders
      grant baker-role dynamodb:GetItem on orders
      """, "INT-01"),
    BrokenDesign(
      "Functions and tables stand unused.", .serverless,
      """
      add dynamodb old-orders key=pk billing=on-demand pitr=yes
      """, "INT-03"),
    BrokenDesign(
      "Servers put large files into the database.", .threeTierSeoul,
      """
      disconnect librarians -> catalogue
      connect librarians -> catalogue for=read,write,put
      """, "MSG-03"),
  ]
}
