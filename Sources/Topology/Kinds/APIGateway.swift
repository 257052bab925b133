import Localization

extension ResourceKind {
  static let apiGateway = ResourceKind(
    "api-gateway", title: Message("API Gateway API"), aws: "AWS::ApiGatewayV2::Api",
    attributes: [
      AttributeDescription("type", .word(["http", "rest", "websocket"]), .value("http"), Message("the kind of API")),
      AttributeDescription(
        "authorizer", .reference(["user-pool"]), .none, Message("the user pool whose tokens it asks for")),
      AttributeDescription(
        "domain", .open(["api.example.kr"]), .none,
        Message("a domain name of its own beside the one from AWS; the certificate must have it")),
      AttributeDescription(
        "certificate", .reference(["certificate"]), .none, Message("the certificate for its own domain name")),
      AttributeDescription(
        "throttle", .number(1...1_000_000), .decided(Message("the account's limit, 10000")),
        Message("the requests a second that it lets through")),
    ],
    documentation: "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html",
    example: "add api-gateway shop-api authorizer=customers")
}
