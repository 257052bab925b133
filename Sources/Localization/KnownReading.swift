/// How words of the field end when they are read in Korean, where their spelling does not say it.
///
/// Plurals in `s` follow from their singular. A word is in lowercase and stands once.
enum KnownReading {
  /// The last sound of each word.
  static let sounds: [String: FinalSound] = {
    var sounds: [String: FinalSound] = [:]
    for (sound, words) in table {
      for word in words.split(whereSeparator: \.isWhitespace) { sounds[String(word)] = sound }
    }
    return sounds
  }()

  /// The words by their sound.
  static let table: [(sound: FinalSound, words: String)] = [
    (
      .none,
      """
      api arc archive athena aurora azure backend base bash bridge cache check cidr cloud cloudfront
      cloudwatch code cognito cors database django edge elasticache eventbridge fargate firehose front
      frontend gate gateway glue healthcheck host image instance kinesis lambda linux mfa nat nginx nitro
      node page queue read recipe redis resource response route sagemaker service site source state store
      trace update valkey waf write
      """
    ),
    (
      .rieul,
      """
      acl arr bundle cloudtrail console email emr example file global handle html local mail module
      mysql nacl nosql pool portal postgresql role rule saml sample sql ssl table terminal trail ttl
      url xml yaml
      """
    ),
    (
      .other,
      """
      app arm arn asset audit autopilot backup basic beanstalk bedrock block book bot bucket budget cdn
      checkout club commit cron dataset dkim domain edit elastic engine fabric frame graviton group
      gunicorn home iam internet job json lab limit line listing lock logic lookup machine map market
      monitoring name net online packet pilot pipeline private public rack ram reset robot sam scaling
      scheme setup slot snapshot socket stack static step subnet target template ticket time topic traffic
      type unit uvicorn visit volume web webhook widget zone
      """
    ),
  ]
}
