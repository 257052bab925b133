import Localization

extension ResourceKind {
  static let routeTable = ResourceKind(
    "route-table", title: Message("route table"), aws: "AWS::EC2::RouteTable", in: .required(["vpc"]),
    documentation: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
    example: "add route-table public-routes in main")
}
