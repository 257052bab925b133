/// All rules that are built, in the order of the catalogue.
public enum RuleCatalogue {
  /// The rules.
  public static let all: [any Rule.Type] = [
    SubnetBlocksFit.self, EntryStandsInPublicSubnets.self, InnerTiersStayPrivate.self, TiersSpanZones.self,
    NATGatewaysReachOut.self, ZonesHaveTheirOwnNAT.self,
    ServersFindTheirWayOut.self, DatabaseSubnetsLeadNowhere.self, SubnetsNameTheirTable.self,
    RoutesLeadSomewhere.self, PrivateSubnetsGiveNoPublicAddress.self, PrivateTablesReachS3Directly.self,
    NetworksKeepFlowLogs.self, EndpointsServeTheirClients.self, SubnetsHaveRoom.self, GroupsStayWithinQuotas.self,
    EntryOpensWebPortsOnly.self, ServersAdmitTheLoadBalancerOnly.self, DatabasesAdmitTheirClientsOnly.self,
    CachesAdmitTheirClientsOnly.self, NobodyAdministersFromTheWorld.self,
    AnswersComeBack.self, ACLEntriesAreReached.self, ACLsKeepTheWorldFromServers.self,
    NamesLeadToTheEntry.self, VisitorsComeOverHTTPS.self, CertificatesFitTheirPlace.self,
    BehavioursFitTheirOrigins.self, FilesComeFromTheirBucket.self,
    WebACLsGuardTheEntry.self, NobodyGoesAroundCloudFront.self, LoadBalancersSpeakHTTPS.self,
    PlainHTTPOnlyRedirects.self, ListenersRefuseOldTLS.self, LoadBalancersKeepRecords.self,
    DistributionsKeepRecords.self, CloudFrontReachesTheEntryOverHTTPS.self, ServersRunTheWholeStack.self,
    PortsOfTheStackAgree.self, ServersLeaveFilesToS3.self,
    GroupsAdmitFewPorts.self, GroupsLetOutWhatIsMeant.self, GroupsHaveMembers.self, DefaultGroupsStayEmpty.self,
    GroupsStayInTheirVPC.self, PublicAddressesAreUsed.self,
    LoadBalancersSpanPublicZones.self, LoadBalancersReachTheirTargets.self, ListenersLeadToTargets.self,
    ServersRunInGroups.self, GroupSizesAreInOrder.self, GroupsSpanPrivateZones.self, GroupsTrustTheLoadBalancer.self,
    GroupsFollowTheirLoad.self, GroupsStartFromTemplates.self, TemplatesSayWhatTheyStart.self,
    MetadataAsksForAToken.self, ServersHaveNoPublicAddress.self, ServerDisksAreEncrypted.self,
    SessionsOutliveServers.self, ServersNeedNoOpenDoor.self, DeploymentsLoseNoRequest.self,
    RemainingZonesCarryTheLoad.self,
    DatabasesStayPrivate.self, DatabasesHaveAStandby.self, DatabaseSubnetsSpanPrivateZones.self,
    DatabaseStorageIsEncrypted.self, BackupsReachBackAWeek.self, DatabasesRefuseDeletion.self,
    PasswordsComeFromSecrets.self, DatabasesAreWatched.self, ReplicasStandElsewhere.self, CachesHaveAStandby.self,
    CachesAreEncrypted.self, DatabasesNameASupportedVersion.self, DatabasesAreMeasured.self, ReplicasTakeTheReads.self,
    DatabasesForceTLS.self,
    BucketsBlockPublicAccess.self, BucketsAdmitTheirDistributionOnly.self, BucketsAreEncryptedUnderAKey.self,
    BucketsKeepOldVersions.self, BucketsClearUpAfterThemselves.self, BucketsRefusePlainHTTP.self,
    BrowsersMayUploadFromTheSite.self, BucketsUseNoAccessLists.self, ServedBucketsUseAKeyForCloudFront.self,
    SettingsHoldNoSecrets.self, RolesGrantNoWildcards.self, PasswordsAreRotated.self, RolesAllowWhatIsUsed.self,
    LogsExpire.self, EntryGroupsAndCachesAreWatched.self, FailedMessagesAreKept.self,
    BulkLoadsRunInTheBackground.self, AnalysisReadsTheLake.self, TrailsRecordEveryRegion.self,
    ServersActUnderARole.self, TiersStandApart.self,
    FunctionsFindTheirWayOut.self,
    ConnectionsArePossible.self, OnlyStatedClientsReachInnerTiers.self, PartsServeAPurpose.self, PartsAreComplete.self,
  ]

  /// The rule with a code; nil when there is none.
  public static func rule(_ code: String) -> (any Rule.Type)? { byCode[code] }

  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })
}
