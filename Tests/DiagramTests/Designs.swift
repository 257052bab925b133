import Foundation
import Localization
import TestSupport
import Topology
import Yams

@testable import Diagram

/// Designs that the tests draw, and the words for them.
enum Designs {
  static func named(_ name: String) throws -> Topology {
    if let text = texts[name] { return try Script.apply(text) }
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name).topology")
    return try Script.apply(try String(contentsOf: file, encoding: .utf8))
  }

  static func words(_ language: Language) throws -> MessageCatalogue {
    let texts = try Repository.files(in: "Content/messages/\(language)", suffix: ".yaml").flatMap { file in
      try Yams.compose(yaml: String(contentsOf: file, encoding: .utf8))?.mapping?.compactMap { key, value in
        key.string.flatMap { key in value.string.map { (key, $0) } }
      } ?? []
    }
    return MessageCatalogue(language, texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
  }

  static let texts = [
    "empty": "",
    "shop-open": """
    add vpc shop cidr=10.0.0.0/16
    add igw gate in shop
    route shop.route-table 0.0.0.0/0 -> gate
    add subnet public-a in shop az=a cidr=10.0.0.0/24
    add security-group app-sg in shop
    allow app-sg tcp/22 from 0.0.0.0/0
    add ec2 app in public-a sg=app-sg public-ip=yes
    """,
    // Names that say the opposite of what the routes do, a zone that is missing, parts without a place.
    "two-zones": """
    add vpc booking cidr=10.1.0.0/16
    add igw door in booking
    add route-table outward in booking
    route outward 0.0.0.0/0 -> door
    add subnet private-a in booking az=a cidr=10.1.0.0/24 route-table=outward
    add subnet public-a in booking az=a cidr=10.1.10.0/24
    add subnet 예약-c in booking az=c cidr=10.1.11.0/24
    add subnet somewhere in booking
    add eip nat-ip; add eip spare-ip
    add nat nat-a in private-a eip=nat-ip
    route booking.route-table 0.0.0.0/0 -> nat-a
    add alb front in booking subnets=private-a
    add listener http in front protocol=http port=80 redirect=https
    add ec2 server-{1,2,3,4,5,6} in public-a ami=al2023 type=t3.micro
    add ec2 예약-서버 in 예약-c ami=al2023 type=t3.micro
    add rds db engine=mysql
    add igw loose
    add s3 pictures
    """,
  ]
}
