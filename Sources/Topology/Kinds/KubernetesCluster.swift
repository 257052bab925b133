import Localization

extension ResourceKind {
  static let kubernetesCluster = ResourceKind(
    "eks-cluster", title: Message("EKS cluster"), aws: "AWS::EKS::Cluster",
    attributes: [
      AttributeDescription(
        "version", .open(["1.34", "1.33"]), .decided(Message("AWS's newest")),
        Message("the version of Kubernetes")),
      AttributeDescription(
        "role", .reference(["role"]), .required,
        Message("the role by which Kubernetes works with AWS")),
      AttributeDescription(
        "subnets", .list(.reference(["subnet"])), .required,
        Message("the subnets of its network interfaces, in two zones or more")),
      AttributeDescription(
        "sg", .list(.reference(["security-group"])), .none,
        Message("security groups besides the one that EKS makes")),
      AttributeDescription(
        "public-access", .flag, .value("yes"),
        Message("whether its API is open to the internet")),
      AttributeDescription(
        "public-cidrs", .list(.network(.ipv4)), .value("0.0.0.0/0"),
        Message("the addresses that may ask it from the internet")),
      AttributeDescription(
        "private-access", .flag, .value("no"),
        Message("whether its API answers inside the VPC")),
      AttributeDescription(
        "auto-mode", .flag, .value("no"),
        Message("whether AWS keeps its nodes too")),
      AttributeDescription(
        "kms-key", .reference(["kms-key"]), .decided(Message("a key of AWS")),
        Message("the key that encrypts its secrets")),
      AttributeDescription(
        "logs", .list(.word(["api", "audit", "authenticator", "controller-manager", "scheduler"])), .none,
        Message("the logs of its control plane that go to CloudWatch Logs")),
    ],
    documentation: "https://docs.aws.amazon.com/eks/latest/userguide/what-is-eks.html",
    example: "add eks-cluster shop-kubernetes role=eks-role subnets=app-a,app-c")
}
