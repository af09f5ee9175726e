package dev.lighterman.diagnosis.catalogue;

import static dev.lighterman.diagnosis.SampleEvidence.NOW;
import static dev.lighterman.diagnosis.SampleEvidence.YESTERDAY;
import static dev.lighterman.diagnosis.SampleEvidence.changed;
import static dev.lighterman.diagnosis.SampleEvidence.cloud;
import static dev.lighterman.diagnosis.SampleEvidence.cluster;
import static dev.lighterman.diagnosis.SampleEvidence.connected;
import static dev.lighterman.diagnosis.SampleEvidence.extension;
import static dev.lighterman.diagnosis.SampleEvidence.failed;
import static dev.lighterman.diagnosis.SampleEvidence.healthy;
import static dev.lighterman.diagnosis.SampleEvidence.leveled;
import static dev.lighterman.diagnosis.SampleEvidence.log;
import static dev.lighterman.diagnosis.SampleEvidence.offline;
import static dev.lighterman.diagnosis.SampleEvidence.pod;
import static dev.lighterman.diagnosis.SampleEvidence.pullSecret;
import static dev.lighterman.diagnosis.SampleEvidence.refused;
import static dev.lighterman.diagnosis.SampleEvidence.running;
import static dev.lighterman.diagnosis.SampleEvidence.stopped;
import static dev.lighterman.diagnosis.SampleEvidence.synced;
import static dev.lighterman.diagnosis.SampleEvidence.token;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.azure.ArcCluster;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.azure.RegistrationState;
import dev.lighterman.azure.RegistryToken;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.diagnosis.Cause;
import dev.lighterman.diagnosis.Cure;
import dev.lighterman.diagnosis.Diagnosis;
import dev.lighterman.diagnosis.FormerPulls;
import dev.lighterman.diagnosis.Observation.Absent;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.PullSecretEvidence;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.diagnosis.TokenEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.kubernetes.LogLine;
import dev.lighterman.kubernetes.ObjectEvent;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.PullSecret;
import dev.lighterman.kubernetes.PullingWorkloads;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.kubernetes.VolumeClaim;
import dev.lighterman.status.SentenceRenderer;
import dev.lighterman.status.TextFormat;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence in, root causes out: for each of the catalogue, and for several at once. */
final class RootCausesTest {
  private static final String UNAUTHORIZED =
      "[Error] Message: {\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"Incorrect Password\"}]}";
  private static final String ALREADY =
      "[Error] Message: {\"errors\":[{\"code\":\"ALREADY_ACTIVATED\",\"message\":\"…\"}]}";
  private static final String SYNCED = "[Information] Synced pos:1.5";
  private static final String ADDRESS = "10.0.0.50";
  private static final String CLIENT = "store114client";
  private static final String LOYALTY = "10.0.0.50/loyalty:2";
  private static final String POS = "10.0.0.50/pos:1.5";

  static Stream<Arguments> each() {
    return Stream.of(
            registry(),
            clusters(),
            extensions(),
            sync(),
            clients(),
            images(),
            overlooked(),
            requests())
        .flatMap(cases -> cases.entrySet().stream())
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  private static Map<String, SiteEvidence> registry() {
    return Map.of(
        "registry-not-premium",
        offline().with(Part.CLOUD_REGISTRY, new Seen<>(cloud("Basic", false))),
        "data-endpoint-disabled",
        offline("Name or service not known (prodacr.eastus.data.azurecr.io:443)")
            .with(Part.CLOUD_REGISTRY, new Seen<>(cloud("Premium", false))),
        "provider-unregistered",
        healthy()
            .with(
                Part.PROVIDERS,
                new Seen<>(
                    Map.of("Microsoft.KubernetesConfiguration", RegistrationState.NOT_REGISTERED))),
        "data-endpoint-home-region-only",
        offline("Connection timed out")
            .with(
                Part.CONNECTED_REGISTRY,
                new Seen<>(
                    connected(
                        "store114",
                        ConnectionState.OFFLINE,
                        true,
                        "prodacr.westus.data.azurecr.io",
                        List.of()))));
  }

  private static Map<String, SiteEvidence> clusters() {
    return Map.of(
        "arc-agents-offline",
        offline().with(Part.CLUSTER, new Seen<>(lost("Offline"))),
        "arc-certificate-expired",
        offline().with(Part.CLUSTER, new Seen<>(lost("Expired"))),
        "service-ip-out-of-range",
        failed("failed to allocate IP: the provided IP (192.100.100.1) is not in the valid range."),
        "service-ip-in-use",
        failed("timed out waiting for the condition")
            .with(
                Part.SERVICES,
                new Seen<>(
                    new ServiceNetwork(
                        new ServiceCidr("10.0.0.0/16"),
                        Map.of(ServiceAddress.of("10.0.0.50"), "default/till")))),
        "volume-pending",
        failed("timed out waiting for the condition")
            .with(Part.VOLUME, new Seen<>(new VolumeClaim("Pending", "standard"))),
        "storage-error",
        healthy()
            .with(
                Part.CONNECTED_REGISTRY,
                new Seen<>(
                    connected(
                        "store114",
                        ConnectionState.UNHEALTHY,
                        true,
                        "prodacr.eastus.data.azurecr.io",
                        List.of("DiskError: No space left on device.")))),
        "namespace-terminating",
        failed("unable to create new content in namespace x because it is being terminated")
            .with(Part.NAMESPACE, new Seen<>("Terminating")),
        "connected-registry-pod-down",
        offline().with(Part.PODS, new Seen<>(List.of(pod("CrashLoopBackOff")))));
  }

  @Test
  void eventsOfPodsThatAreGoneAreNotQuoted() {
    var scheduling =
        new ObjectEvent("Pod/connected-registry-0", "FailedScheduling", "0/1 nodes", YESTERDAY);
    var site = offline().with(Part.EVENTS, new Seen<>(List.of(scheduling)));

    Diagnosis scaled = first(site.with(Part.PODS, new Seen<>(List.of())));
    assertEquals("connected-registry-pod-down", scaled.cause().name());
    assertEquals(List.of(), scaled.evidence());

    PodState pending =
        new PodState("connected-registry-0", null, null, null, null, null, YESTERDAY);
    assertEquals(
        List.of("FailedScheduling: 0/1 nodes"),
        first(site.with(Part.PODS, new Seen<>(List.of(pending)))).evidence());
  }

  @Test
  void whatKeepsAPodFromBeingCreatedIsQuotedUntilOneWas() {
    String why = "Error creating: pods is forbidden: exceeded quota: few";
    var refused =
        new ObjectEvent("ReplicaSet/connected-registry-7d9", "FailedCreate", why, YESTERDAY);
    var none = offline().with(Part.PODS, new Seen<>(List.of()));
    assertEquals(
        List.of("FailedCreate: " + why),
        first(none.with(Part.EVENTS, new Seen<>(List.of(refused)))).evidence());

    var scaled =
        new ObjectEvent("ReplicaSet/connected-registry-7d9", "SuccessfulDelete", "Deleted", NOW);
    assertEquals(
        List.of(), first(none.with(Part.EVENTS, new Seen<>(List.of(refused, scaled)))).evidence());
  }

  @Test
  void aTakenAddressIsFirstGivenFreeSinceWorkloadsPullFromIt() {
    SiteEvidence taken =
        failed("timed out waiting for the condition")
            .with(
                Part.SERVICES,
                new Seen<>(
                    new ServiceNetwork(
                        new ServiceCidr("10.0.0.0/16"),
                        Map.of(ServiceAddress.of(ADDRESS), "default/till"))));
    assertEquals(
        "Give 10.0.0.50 free, from which the workloads pull: move that Service to another address,"
            + " or delete it if nobody needs it (`kubectl -n default delete service till`). Then"
            + " install the extension again, which keeps 10.0.0.50. If the Service has to stay,"
            + " install it again all the same: it takes another address, which the workloads and"
            + " pull secrets then have to name.",
        english(first(taken).remedy()));
    assertTrue(
        english(first(failed("provided IP is already allocated")).remedy())
            .contains("`kubectl get services --all-namespaces`"));
  }

  @Test
  void aFullVolumeIsEnlargedOnlyWhereItsStorageClassAllowsThat() {
    SiteEvidence full = offline("[Error] SyncAsync: No space left on device");
    String edit = "kubectl -n connected-registry edit pvc connected-registry-pvc";
    String fixed = english(first(full).remedy());
    assertTrue(fixed.contains("whose storage class does not let it be enlarged"), fixed);
    assertFalse(fixed.contains(edit), fixed);

    var expandable = new StorageClass("local-path", true, true);
    String grows =
        english(first(full.with(Part.STORAGE_CLASSES, new Seen<>(List.of(expandable)))).remedy());
    assertTrue(grows.contains(", or enlarge it (`" + edit), grows);

    String unseen = english(first(full.without(Part.STORAGE_CLASSES)).remedy());
    assertTrue(unseen.contains("if its storage class allows that (`" + edit), unseen);
  }

  @Test
  void aPodThatCrashesHasFoundRoomAndItsLogSaysWhy() {
    Diagnosis crashing =
        first(
            offline()
                .with(Part.PODS, new Seen<>(List.of(pod("CrashLoopBackOff"))))
                .with(
                    Part.EVENTS,
                    new Seen<>(
                        List.of(
                            event("FailedScheduling", "0/1 nodes are available"),
                            event("FailedMount", "MountVolume.SetUp failed"),
                            event("BackOff", "Back-off restarting failed container")))));

    assertEquals("connected-registry-pod-down", crashing.cause().name());
    assertEquals(
        "Read why it ended (`kubectl -n connected-registry logs connected-registry-0 --previous`),"
            + " then delete it, so that it starts anew (`kubectl -n connected-registry delete pod"
            + " connected-registry-0`).",
        english(crashing.remedy()));
    assertEquals(List.of("BackOff: Back-off restarting failed container"), crashing.evidence());
  }

  @Test
  void onlyAPodWithoutANodeMayLackRoom() {
    var pending = new PodState("connected-registry-0", null, null, null, null, null, YESTERDAY);
    assertTrue(
        english(first(offline().with(Part.PODS, new Seen<>(List.of(pending)))).remedy())
            .contains("the cluster may lack room"));
    String scheduled =
        english(
            first(offline().with(Part.PODS, new Seen<>(List.of(pod("ImagePullBackOff")))))
                .remedy());
    assertFalse(scheduled.contains("lack room"), scheduled);
    assertFalse(scheduled.contains("--previous"), scheduled);
  }

  private static ObjectEvent event(String reason, String message) {
    return new ObjectEvent("Pod/connected-registry-0", reason, message, YESTERDAY);
  }

  @Test
  void aFullVolumeNeedsRoomAndPermissionsOnlyWhereAccessIsDenied() {
    assertEquals(
        "Free space on its volume, whose storage class does not let it be enlarged; without room it synchronises nothing.",
        english(first(offline("[Error] No space left on device")).remedy()));
    assertEquals(
        "Correct the permissions of its volume (claim connected-registry-pvc in namespace connected-registry), so that its pod may write to it.",
        english(first(offline("[Error] Access to the path '/var/acr' is denied.")).remedy()));
    String other = english(first(offline("[Error] read-only file system")).remedy());
    assertFalse(other.contains("permissions") || other.contains("Free space"), other);
  }

  @Test
  void whatHasSynchronizedWasActivatedBefore() {
    var registry = connected("store114", ConnectionState.OFFLINE, false, "x", List.of());
    assertEquals(
        "store114 was never activated",
        english(first(offline().with(Part.CONNECTED_REGISTRY, new Seen<>(registry))).what()));
    assertEquals(
        "store114 is not activated any more",
        english(
            first(offline().with(Part.CONNECTED_REGISTRY, new Seen<>(synced(registry, YESTERDAY))))
                .what()));
  }

  @Test
  void ofTwoThatExplainEachOtherTheSurerOneIsTheRoot() {
    var site =
        failed("{Error : Retry for given duration didn't get any results {status not populated}}")
            .with(Part.PODS, new Seen<>(List.of(pod("CrashLoopBackOff"))));

    List<RootCauses.Root> roots = RootCauses.in(site).roots();

    assertEquals(
        List.of("connected-registry-pod-down"),
        roots.stream().map(root -> root.diagnosis().cause().name()).toList());
    assertEquals(
        List.of("extension-status-missing"),
        roots.getFirst().consequences().stream().map(each -> each.cause().name()).toList());
  }

  @Test
  void whatFollowsFromAConsequenceIsNamedToo() {
    var failing =
        new FailingPull(
            "default",
            "pos-7d9",
            "node-1",
            POS,
            "manifest unknown",
            null,
            List.of("store114-pull"));
    var site =
        Objects.requireNonNull(sync().get("mixed-case-name"))
            .with(Part.PULLS, new Seen<>(List.of(failing)));

    RootCauses.Root root = RootCauses.in(site).roots().getFirst();

    assertEquals("mixed-case-name", root.diagnosis().cause().name());
    assertEquals(
        List.of("sync-password-rejected", "image-not-synced"),
        root.consequences().stream().map(each -> each.cause().name()).toList());
  }

  /** Else none of several would be a root. */
  @Test
  void noMoreThanTwoCausesExplainEachOther() {
    for (Cause cause : Causes.ALL) {
      var explained = new ArrayDeque<>(oneWay(cause));
      var seen = new HashSet<String>();
      while (!explained.isEmpty()) {
        String next = explained.remove();
        assertNotEquals(cause.name(), next);
        if (seen.add(next)) {
          explained.addAll(oneWay(named(next)));
        }
      }
    }
  }

  /** What it explains that does not explain it. */
  private static List<String> oneWay(Cause cause) {
    return cause.explains().stream()
        .filter(each -> !named(each).explains().contains(cause.name()))
        .toList();
  }

  private static Cause named(String name) {
    return Causes.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private static Diagnosis first(SiteEvidence site) {
    return RootCauses.in(site).roots().getFirst().diagnosis();
  }

  private static Map<String, SiteEvidence> extensions() {
    return Map.of(
        "helm-timeout",
        failed("release x failed: timed out waiting for the condition"),
        "cert-manager-conflict",
        failed(
            "CustomResourceDefinition \"issuers.cert-manager.io\" exists and cannot be imported:"
                + " invalid ownership metadata"),
        "helm-operation-in-progress",
        failed("another operation (install/upgrade/rollback) is in progress"),
        "helm-release-left",
        failed("cannot re-use a name that is still in use"),
        "chart-not-found",
        failed("failed in download the Chart path not found"),
        "version-pin-conflict",
        failed("To pin to specific version, auto-upgrade-minor-version must be set to 'false'."),
        "tls-settings-lost",
        offline("[Error] tls.crt is required when tls is enabled"),
        "extension-status-missing",
        failed(
            "{Error : Retry for given duration didn't get any results with err"
                + " {status not populated}}"),
        "protected-settings-expired",
        healthy()
            .with(
                Part.CLUSTER, new Seen<>(cluster("Connected", NOW.minus(Duration.ofDays(4)), NOW)))
            .with(
                Part.EXTENSION,
                new Seen<>(
                    extension(
                        ProvisioningState.FAILED, "", NOW.minus(Duration.ofDays(3)), "1.0.0"))),
        "extension-not-installed",
        offline().with(Part.EXTENSION, new Absent<>()).with(Part.PODS, new Seen<>(List.of())));
  }

  private static Map<String, SiteEvidence> sync() {
    return Map.of(
        "push-to-read-only",
        healthy()
            .with(
                Part.LOG,
                new Seen<>(log("[Error] This operation is not allowed on this registry."))),
        "sync-password-rejected",
        offline(UNAUTHORIZED),
        "sync-token-disabled",
        offline(UNAUTHORIZED).with(Part.SYNC_TOKEN, new Seen<>(token("store114", false, "pos"))),
        "already-activated",
        healthy().with(Part.LOG, new Seen<>(log(ALREADY))),
        "redeployed-while-active",
        offline(ALREADY)
            .with(
                Part.EXTENSION,
                new Seen<>(
                    extension(
                        ProvisioningState.SUCCEEDED,
                        null,
                        YESTERDAY.plus(Duration.ofHours(2)),
                        "1.0.0"))),
        "never-activated",
        offline()
            .with(
                Part.CONNECTED_REGISTRY,
                new Seen<>(connected("store114", ConnectionState.OFFLINE, false, "x", List.of()))),
        "egress-blocked",
        offline("[Error] SyncAsync: Connection timed out (prodacr.azurecr.io:443)"),
        "proxy-body-limit",
        offline("[Error] ActivateAsync: RequestEntityTooLarge"),
        "log-level-not-in-effect",
        healthy()
            .with(
                Part.CONNECTED_REGISTRY,
                new Seen<>(leveled(connected("store114", ConnectionState.ONLINE), "Warning"))),
        "mixed-case-name",
        offline(UNAUTHORIZED)
            .with(
                Part.CONNECTED_REGISTRY, new Seen<>(connected("Store114", ConnectionState.OFFLINE)))
            .with(
                Part.EXTENSION,
                new Seen<>(extension(ProvisioningState.SUCCEEDED, null, YESTERDAY, "0.6.9"))));
  }

  private static Map<String, SiteEvidence> clients() {
    String unauthorized = "failed to resolve reference: unexpected status: 401 Unauthorized";
    return Map.of(
        "client-token-disabled",
        refused(POS, unauthorized)
            .with(Part.CLIENT_TOKENS, new Seen<>(List.of(token("store114client", false, "pos")))),
        "client-token-deleted",
        refused(POS, unauthorized)
            .with(Part.CLIENT_TOKENS, new Seen<>(List.of(token("another", true, "pos")))),
        "client-token-not-attached",
        refused(POS, unauthorized)
            .with(
                Part.CONNECTED_REGISTRY, new Seen<>(connected("other114", ConnectionState.ONLINE))),
        "pull-secret-missing",
        refused(POS, unauthorized)
            .with(
                Part.PULL_SECRETS,
                new Seen<>(List.of(new PullSecretEvidence("default", "store114-pull", null)))),
        "client-password-rejected",
        refused(POS, unauthorized),
        "client-scope-insufficient",
        refused(POS, "denied: Insufficient scopes to perform the operation"),
        "node-trust-missing",
        refused(POS, "tls: x509: certificate signed by unknown authority"),
        "http-endpoint",
        refused(POS, "http: server gave HTTP response to HTTPS client"),
        "pulls-from-former-address",
        refused("10.0.0.7/pos:1.5", "dial tcp 10.0.0.7:443: connect: no route to host"));
  }

  private static Map<String, SiteEvidence> images() {
    return Map.of(
        "image-not-synced",
        refused(LOYALTY, "manifest unknown"),
        "image-not-in-cloud",
        refused(LOYALTY, "manifest unknown").with(Part.CLOUD_IMAGES, new Seen<>(Set.of(LOYALTY))));
  }

  private static Map<String, SiteEvidence> overlooked() {
    return Map.of(
        "pull-secret-outdated",
        running(pullSecret(ADDRESS, "till", NOW)),
        "pulls-from-removed-address",
        healthy()
            .with(
                Part.FORMER_PULLS,
                new Seen<>(
                    List.of(
                        new FormerPulls(
                            "10.0.0.7",
                            new PullingWorkloads(
                                List.of(
                                    new PullingWorkload(
                                        "Deployment", "default", "till", 1, List.of())),
                                List.of()))))),
        "extension-left-over",
        healthy().with(Part.EXTENSION, new Absent<>()));
  }

  private static Map<String, SiteEvidence> requests() {
    return Map.of(
        "region-unsupported",
        stopped("The resource type 'connectedRegistries' is not supported in this region."),
        "sync-token-in-use",
        stopped("step.remove-token.in-use"),
        "registry-has-children",
        stopped("step.remove-connected-registry.in-use"),
        "import-tag-exists",
        stopped("Tag pos:1.5 already exists in target registry."),
        "import-tag-moved",
        stopped("importImage failed: manifest unknown"),
        "arm-throttled",
        stopped("SubscriptionRequestsThrottled: too many requests"));
  }

  /** What once served there may have said so; nothing of it is the present registry's. */
  @Test
  void whatWasSaidAtAnotherAddressTellsNothingOfThisRegistry() {
    assertEquals(List.of(), roots(refused("10.0.0.7/pos:1.5", "401 Unauthorized")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("each")
  void isTheOnlyRootCause(String name, SiteEvidence site) {
    assertEquals(List.of(name), roots(site));
  }

  @Test
  void everyCauseHasItsEvidenceHere() {
    assertEquals(
        Causes.ALL.stream().map(Cause::name).sorted().toList(),
        each().map(each -> (String) each.get()[0]).sorted().toList());
  }

  @Test
  void whatACauseExplainsIsInTheCatalogue() {
    List<String> names = Causes.ALL.stream().map(Cause::name).toList();
    assertEquals(
        List.of(),
        Causes.ALL.stream()
            .flatMap(cause -> cause.explains().stream())
            .filter(name -> !names.contains(name))
            .toList());
  }

  @Test
  void aHealthySiteHasNone() {
    assertEquals(List.of(), roots(healthy()));
  }

  @Test
  void nothingSeenIsNothingSaid() {
    assertEquals(List.of(), roots(SiteEvidence.of(NOW, "store-114")));
  }

  @Test
  void independentCausesAreAllNamed() {
    assertEquals(
        List.of("volume-pending", "sync-token-disabled"),
        roots(
            offline(UNAUTHORIZED)
                .with(Part.STORAGE_CLASSES, new Seen<>(List.of(new StorageClass("ssd", false))))
                .with(Part.VOLUME, new Seen<>(new VolumeClaim("Pending", null)))
                .with(Part.SYNC_TOKEN, new Seen<>(token("store114", false, "pos")))));
  }

  @Test
  void offlineAloneIsNoCause() {
    assertEquals(List.of(), roots(offline()));
  }

  @Test
  void aPasswordThatWasRefusedLongAgoIsNoCauseOfToday() {
    assertEquals(
        List.of("egress-blocked"),
        roots(
            offline(
                Stream.concat(Stream.of(UNAUTHORIZED), Stream.generate(() -> "timed out").limit(6))
                    .toArray(String[]::new))));
  }

  @Test
  void consequencesAreFoldedUnderTheirCause() {
    var site =
        offline(UNAUTHORIZED).with(Part.SYNC_TOKEN, new Seen<>(token("store114", false, "pos")));
    assertEquals(
        List.of("sync-password-rejected"),
        RootCauses.in(site).roots().getFirst().consequences().stream()
            .map(each -> each.cause().name())
            .toList());
  }

  @Test
  void pullsFromTheFormerAddressFollowFromWhatIsWrongWithThePresentOne() {
    SiteEvidence pulls = refused("10.0.0.7/pos:1.5", "dial tcp 10.0.0.7:443: no route to host");
    Map.of(
            "service-ip-out-of-range",
            new ServiceNetwork(new ServiceCidr("10.43.0.0/16"), Map.of()),
            "service-ip-in-use",
            new ServiceNetwork(
                new ServiceCidr("10.0.0.0/16"),
                Map.of(ServiceAddress.of("10.0.0.50"), "default/till")))
        .forEach((name, network) -> {
          List<RootCauses.Root> roots =
              RootCauses.in(pulls.with(Part.SERVICES, new Seen<>(network))).roots();
          assertEquals(
              List.of(name), roots.stream().map(each -> each.diagnosis().cause().name()).toList());
          assertEquals(
              List.of("pulls-from-former-address"),
              roots.getFirst().consequences().stream().map(each -> each.cause().name()).toList());
        });
  }

  @Test
  void whatIsSaidIsQuotedOnceAndWithoutSecrets() {
    var site = offline(UNAUTHORIZED, UNAUTHORIZED + " password=hunter2hunter2", UNAUTHORIZED);
    String quoted =
        String.join("\n", RootCauses.in(site).roots().getFirst().diagnosis().evidence());
    assertTrue(quoted.contains("×2"), quoted);
    assertTrue(!quoted.contains("hunter2"), quoted);
  }

  @Test
  void aRefusedActivationOfTheLastLineIsACauseEvenOnline() {
    SiteEvidence online = healthy().with(Part.LOG, new Seen<>(log(SYNCED, ALREADY)));
    assertEquals(List.of("already-activated"), roots(online));
  }

  @Test
  void aRefusedActivationIsPastOnceItSynchronizes() {
    SiteEvidence online = healthy().with(Part.LOG, new Seen<>(log(ALREADY, SYNCED)));
    assertEquals(List.of(), roots(online));
  }

  @Test
  void aProxyThatLetItThroughAgainIsNoCause() {
    List<LogLine> lines = log("[Error] ActivateAsync: RequestEntityTooLarge", SYNCED);
    assertEquals(List.of(), roots(healthy().with(Part.LOG, new Seen<>(lines))));
  }

  @Test
  void whatWasLoggedBeforeASuccessIsPastAlsoBetweenTwoSyncWindows() {
    var past = List.of("[Error] SyncAsync: Connection timed out", UNAUTHORIZED, ALREADY);
    for (String error : past) {
      assertEquals(List.of(), roots(offline(error, SYNCED)), error);
    }
    assertEquals(List.of("egress-blocked"), roots(offline(SYNCED, past.getFirst())));
  }

  @Test
  void whatWasLoggedBeforeTheLastSyncDoesNotKeepItFromSynchronizingNow() {
    var errors =
        List.of(
            "[Error] SyncAsync: Connection timed out",
            UNAUTHORIZED,
            ALREADY,
            "[Error] ActivateAsync: RequestEntityTooLarge",
            "[Error] SyncAsync: No space left on device");
    for (String error : errors) {
      assertEquals(List.of(), roots(offline(YESTERDAY.minusSeconds(60) + " " + error)), error);
      assertEquals(1, roots(offline(YESTERDAY.plusSeconds(60) + " " + error)).size(), error);
    }
  }

  @Test
  void numbersAndWordsOfNormalLifeAreNoErrors() {
    assertEquals(
        List.of(),
        roots(
            offline(
                "[Information] GET /v2/pos/blobs/sha256:41310a 200 413 bytes",
                "[Information] 413 blobs kept",
                "[Information] request timed out and was repeated",
                "[Warning] idle client closed after its timeout of 60 s")));
    assertEquals(
        List.of("proxy-body-limit"), roots(offline("[Error] ActivateAsync: status code: 413")));
  }

  @Test
  void aPasswordThatExpiredBesideOneThatIsValidIsNoCause() {
    var expired = new RegistryToken.Password("password2", NOW.minusSeconds(7200), YESTERDAY);
    var valid = new RegistryToken.Password("password1", YESTERDAY, null);
    assertEquals(
        List.of(), roots(offline().with(Part.SYNC_TOKEN, new Seen<>(with(valid, expired)))));
    assertEquals(
        List.of("sync-password-rejected"),
        roots(offline().with(Part.SYNC_TOKEN, new Seen<>(with(expired)))));
  }

  private static TokenEvidence with(RegistryToken.Password... passwords) {
    TokenEvidence usual = token("store114", true, "pos");
    RegistryToken token = usual.token();
    return new TokenEvidence(
        new RegistryToken(
            token.id(),
            token.scopeMap(),
            true,
            token.created(),
            List.of(passwords),
            ProvisioningState.SUCCEEDED,
            token.changed()),
        usual.scopeMap());
  }

  @Test
  void aVolumeThatHelmTookAwayIsToldByItsStorageClass() {
    var without =
        failed("timed out waiting for the condition")
            .with(Part.VOLUME, new Absent<>())
            .with(Part.STORAGE_CLASSES, new Seen<>(List.of(new StorageClass("ssd", false))));
    assertEquals(List.of("volume-pending"), roots(without));
    assertEquals(
        List.of("helm-timeout"),
        roots(
            without.with(
                Part.STORAGE_CLASSES, new Seen<>(List.of(new StorageClass("ssd", true))))));
  }

  @Test
  void whereTheClusterHasNoStorageClassNobodyIsToldToInstallAgain() {
    var without =
        failed("timed out waiting for the condition")
            .with(Part.VOLUME, new Absent<>())
            .with(Part.STORAGE_CLASSES, new Seen<>(List.of()));
    var diagnosis = RootCauses.in(without).roots().getFirst().diagnosis();
    assertEquals(Optional.empty(), diagnosis.request("store-114"));
    assertEquals(
        "its volume is pending: the cluster has no storage class", english(diagnosis.what()));
    assertEquals(
        "The cluster’s team has to add a storage class first, best as the default.",
        english(diagnosis.remedy()));
  }

  @Test
  void whichStorageClassesThereAreIsSaidOnlyWhereSomebodyLooked() {
    var claim = new VolumeClaim("Pending", null);
    var some =
        healthy()
            .with(Part.VOLUME, new Seen<>(claim))
            .with(Part.STORAGE_CLASSES, new Seen<>(List.of(new StorageClass("ssd", false))));
    assertEquals(
        "its volume is pending: the cluster has no default storage class; it has: ssd",
        english(RootCauses.in(some).roots().getFirst().diagnosis().what()));
  }

  private static String english(Sentence sentence) {
    return new SentenceRenderer(Locale.ENGLISH).render(sentence, TextFormat.PLAIN);
  }

  @Test
  void anInstallationWithoutProtectedSettingsHasLostThem() {
    Extension lost = withSettings(ProvisioningState.FAILED, Map.of(), Set.of());
    assertEquals(
        List.of("protected-settings-expired"),
        roots(offline().with(Part.EXTENSION, new Seen<>(lost))));
    var open =
        Map.of("connectionString", "ConnectedRegistryName=store114;ManagedIdentityClientId=1");
    assertEquals(
        List.of(),
        roots(
            offline()
                .with(
                    Part.EXTENSION,
                    new Seen<>(withSettings(ProvisioningState.FAILED, open, Set.of())))),
        "a connection string without a secret need not be protected");
  }

  @Test
  void withoutCertManagerAndWithoutACertificateItsTlsSettingsAreLost() {
    var settings = Map.of("cert-manager.enabled", "false");
    var distrusted = refused(POS, "tls: x509: certificate signed by unknown authority");
    assertEquals(
        List.of("tls-settings-lost"),
        roots(
            distrusted.with(Part.EXTENSION, new Seen<>(succeeded(settings, "connectionString")))));
    assertEquals(
        List.of("node-trust-missing"),
        roots(
            distrusted.with(
                Part.EXTENSION, new Seen<>(succeeded(settings, "connectionString", "tls.crt")))));
  }

  private static Extension withSettings(
      ProvisioningState state, Map<String, String> settings, Set<String> secrets) {
    return new Extension(
        extension(state, null).id(),
        Extension.CONNECTED_REGISTRY,
        state,
        state.name(),
        "1.0.0",
        settings,
        secrets,
        null,
        YESTERDAY,
        YESTERDAY);
  }

  private static Extension succeeded(Map<String, String> settings, String... secrets) {
    return withSettings(ProvisioningState.SUCCEEDED, settings, Set.of(secrets));
  }

  /** Its namespace alone is no harm, and pods that are being deleted will be gone. */
  @Test
  void whatIsLeftOfAnExtensionIsWhatStillRuns() {
    SiteEvidence left =
        healthy()
            .with(Part.EXTENSION, new Absent<>())
            .with(Part.CONNECTED_REGISTRY, new Absent<>());
    assertEquals(
        "the namespace connected-registry still has a pod of an extension that Azure does not have"
            + " (any more)",
        english(first(left).what()));
    assertEquals(
        List.of("namespace-terminating"),
        roots(left.with(Part.NAMESPACE, new Seen<>("Terminating"))));
    assertEquals(List.of(), roots(left.with(Part.PODS, new Seen<>(List.of()))));
    assertEquals(List.of(), roots(left.without(Part.EXTENSION)), "nobody looked");
  }

  @Test
  void whatRunsAndCantPullAgainIsToldWithWhy() {
    Instant before = YESTERDAY.minus(Duration.ofDays(1));
    assertEquals(
        "Deployment default/pos still runs, and fails at its next restart: its pull secret"
            + " store114-pull0 signs in as till, which the connected registry does not accept",
        english(first(running(pullSecret(ADDRESS, "till", NOW))).what()));
    assertEquals(
        List.of("pull-secret-outdated"),
        roots(
            running(pullSecret(ADDRESS, CLIENT, NOW))
                .with(Part.CLIENT_TOKENS, new Seen<>(List.of()))),
        "it was deleted, and its name is left");
    assertTrue(
        english(first(running(pullSecret(ADDRESS, CLIENT, before))).what())
            .endsWith("has a password of store114client that is not valid any more"));
    RootCauses.Root disabled =
        RootCauses.in(
                running(pullSecret(ADDRESS, CLIENT, NOW))
                    .with(Part.CLIENT_TOKENS, new Seen<>(List.of(token(CLIENT, false, "pos")))))
            .roots()
            .getFirst();
    assertEquals("client-token-disabled", disabled.diagnosis().cause().name());
    assertEquals("pull-secret-outdated", disabled.consequences().getFirst().cause().name());
  }

  /** Yesterday its password was made. */
  @Test
  void whatMayPullAgainRaisesNoAlarm() {
    PullSecret written = pullSecret(ADDRESS, CLIENT, YESTERDAY);
    PullSecret gone = pullSecret(ADDRESS, "till", NOW);
    PullSecret ours =
        new PullSecret(ADDRESS, CLIENT, CLIENT, YESTERDAY, YESTERDAY.minusSeconds(999), "R1");
    assertEquals(List.of(), roots(running(written)));
    assertEquals(List.of(), roots(running()), "its node may sign in");
    assertEquals(List.of(), roots(running(pullSecret(ADDRESS, CLIENT, null))));
    assertEquals(List.of(), roots(running(pullSecret("other.example", "till", NOW))));
    assertEquals(List.of(), roots(running(gone, written)), "one of two is enough");
    assertEquals(List.of(), roots(running(ours)), "its password is the token's");
    assertEquals(
        List.of(),
        roots(running(pullSecret(ADDRESS, CLIENT, YESTERDAY.minusSeconds(200)))),
        "two clocks may differ");
    assertEquals(List.of(), roots(running(gone).without(Part.CONNECTED_REGISTRY)), "nobody looked");
    assertEquals(
        List.of(),
        roots(
            running(pullSecret(ADDRESS, CLIENT, YESTERDAY.minus(Duration.ofDays(1))))
                .without(Part.CLIENT_TOKENS)));
  }

  @Test
  void whatFailsLaterIsSaidAfterAllThatFailsNow() {
    SiteEvidence both =
        refused(POS, "401 Unauthorized")
            .with(
                Part.RUNNING_PULLS,
                new Seen<>(running(pullSecret(ADDRESS, "till", NOW)).see(Part.RUNNING_PULLS).get()))
            .with(
                Part.CONNECTED_REGISTRY,
                new Seen<>(connected("store114", ConnectionState.OFFLINE, false, "x", List.of())));
    assertEquals("pull-secret-outdated", roots(both).getLast());
    assertEquals(3, roots(both).size(), roots(both)::toString);
  }

  @Test
  void aRepairIsOfferedForAPullSecretOfOurs() {
    PullSecret ours = new PullSecret(ADDRESS, "till", "till", YESTERDAY, YESTERDAY, "R1");
    assertEquals(Cure.CLIENT_TOKEN, first(running(ours)).cure());
    assertNull(first(running(pullSecret(ADDRESS, "till", NOW))).cure());
  }

  /** To wait for the next sync is right for what the cloud registry has, and no word of it else. */
  @Test
  void whatIsMissingAtTheSiteComesWithTheNextSyncOnlyIfTheCloudHasIt() {
    SiteEvidence unfound = refused(POS, "manifest unknown");
    String there = "Wait for the next sync: the cloud registry has the image.";

    assertEquals(
        "Wait for the next sync, and check that the tag exists in the cloud registry.",
        english(first(unfound).remedy()));
    assertEquals(
        there, english(first(unfound.with(Part.CLOUD_IMAGES, new Seen<>(Set.of()))).remedy()));
    assertEquals(
        "the cloud registry prodacr does not have pos:1.5, which pods want",
        english(first(unfound.with(Part.CLOUD_IMAGES, new Seen<>(Set.of(POS)))).what()));
  }

  @Test
  void aPullSecretOfOthersIsNotRepaired() {
    Diagnosis diagnosis =
        RootCauses.in(refused(POS, "401 Unauthorized")).roots().getFirst().diagnosis();
    assertEquals("client-password-rejected", diagnosis.cause().name());
    assertNull(diagnosis.cure());
  }

  /** Until the pod tries again, nobody knows whether the change let it in. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void aPullThatFailedBeforeWhatLetsItInWasChangedIsNoCause(
      String changed, UnaryOperator<SiteEvidence> change) {
    String unauthorized = "401 Unauthorized";
    Instant before = NOW.minusSeconds(61);
    Instant after = NOW.minusSeconds(59);
    assertEquals(
        List.of("client-password-rejected"), roots(refused(POS, unauthorized, before)), changed);
    assertEquals(List.of(), roots(change.apply(refused(POS, unauthorized, before))), changed);
    assertEquals(
        List.of("client-password-rejected"),
        roots(change.apply(refused(POS, unauthorized, after))),
        changed);
    assertEquals(
        List.of("client-password-rejected"),
        roots(change.apply(refused(POS, unauthorized, NOW.minusMillis(60_400)))),
        "a cluster tells whole seconds: it may have failed after it");
  }

  static Stream<Arguments> changes() {
    Instant changed = NOW.minusSeconds(60);
    return Map.<String, UnaryOperator<SiteEvidence>>of(
            "its client token",
            site -> site.with(Part.CLIENT_TOKENS, new Seen<>(List.of(clientToken(changed, null)))),
            "a password of its client token",
            site ->
                site.with(
                    Part.CLIENT_TOKENS,
                    new Seen<>(
                        List.of(
                            clientToken(
                                YESTERDAY,
                                new RegistryToken.Password("password1", changed, null))))),
            "the scope map of its client token",
            site ->
                site.with(
                    Part.CLIENT_TOKENS,
                    new Seen<>(
                        List.of(
                            new TokenEvidence(
                                clientToken(YESTERDAY, null).token(), scopeMap(changed))))),
            "the tokens that are let in",
            site ->
                site.with(
                    Part.CONNECTED_REGISTRY,
                    new Seen<>(changed(connected("store114", ConnectionState.ONLINE), changed))),
            "its pull secret",
            site ->
                site.with(
                    Part.PULL_SECRETS,
                    new Seen<>(
                        List.of(
                            new PullSecretEvidence(
                                "default",
                                "store114-pull",
                                new PullSecret(
                                    "10.0.0.50", "store114client", null, null, changed, null))))))
        .entrySet()
        .stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue()));
  }

  /** No change of who is let in makes a node trust a certificate. */
  @Test
  void aPullThatFailedForAnotherReasonIsStillACauseAfterwards() {
    assertEquals(
        List.of("node-trust-missing"),
        roots(
            refused(POS, "tls: x509: certificate signed by unknown authority", NOW.minusSeconds(61))
                .with(Part.CLIENT_TOKENS, new Seen<>(List.of(clientToken(NOW, null))))));
  }

  private static TokenEvidence clientToken(
      Instant changed, RegistryToken.@Nullable Password password) {
    TokenEvidence usual = token("store114client", true, "pos");
    RegistryToken token = usual.token();
    return new TokenEvidence(
        new RegistryToken(
            token.id(),
            token.scopeMap(),
            true,
            token.created(),
            password == null ? token.passwords() : List.of(password),
            ProvisioningState.SUCCEEDED,
            changed),
        usual.scopeMap());
  }

  private static ScopeMap scopeMap(Instant changed) {
    return new ScopeMap(
        List.of("repositories/pos/content/read"),
        "",
        false,
        YESTERDAY,
        ProvisioningState.SUCCEEDED,
        changed);
  }

  private static List<String> roots(SiteEvidence site) {
    return RootCauses.in(site).roots().stream()
        .map(root -> root.diagnosis().cause().name())
        .toList();
  }

  private static ArcCluster lost(String connectivity) {
    return cluster(connectivity, YESTERDAY, NOW.plus(Duration.ofDays(60)));
  }
}
