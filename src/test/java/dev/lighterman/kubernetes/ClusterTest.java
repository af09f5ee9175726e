package dev.lighterman.kubernetes;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Secret;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.ServiceCidr;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterTest {
  private static final Map<String, String> LABELS = Map.of("app", "hello-world");
  private static final Workload WORKLOAD =
      new Workload("default", "hello-world-deployment", KubernetesFixture.IMAGE, "regcred", LABELS);
  private static final Instant PASSWORD_CREATED = Instant.parse("2026-11-24T08:00:00Z");
  private static final RequestMark MARK = new RequestMark(new RequestNumber(412), PASSWORD_CREATED);
  private static final PullSecret LOGIN =
      new PullSecret(
          "10.0.0.50",
          KubernetesFixture.USER,
          "old-client",
          PASSWORD_CREATED,
          null,
          MARK.toString());

  private KubernetesFixture fixture;
  private Cluster cluster;

  @BeforeEach
  void open(@TempDir Path directory) throws IOException {
    fixture = new KubernetesFixture(directory);
    cluster = fixture.open("old");
  }

  @AfterEach
  void close() {
    cluster.close();
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"old", "new"})
  void theServiceRangeIsReadWithoutAChange(String context) {
    try (var other = fixture.open(context)) {
      var services = fixture.server.cluster(context).list("Service", "").size();
      var network = other.serviceNetwork();
      assertEquals(new ServiceCidr("10.0.0.0/16"), network.range());
      assertEquals("default/kubernetes", network.taken().get(ServiceAddress.of("10.0.0.1")));
      assertTrue(network.taken().containsKey(ServiceAddress.of("10.0.0.10")));
      assertEquals(services, fixture.server.cluster(context).list("Service", "").size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"list servicecidrs", "create services"})
  void withServiceCidrsEitherPermissionIsEnough(String withheld) {
    fixture.server.cluster("new").tokens().revoke(withheld);
    try (var other = fixture.open("new")) {
      assertEquals(new ServiceCidr("10.0.0.0/16"), other.serviceNetwork().range());
    }
  }

  @Test
  void nodesAndStorageClassesAreRead() {
    assertEquals(List.of("node-1", "node-2"), cluster.nodeNames());
    assertEquals(
        List.of(new StorageClass("local-path", true), new StorageClass("standard", false)),
        cluster.storageClasses());
    assertTrue(cluster.volumeClaim("default", "nothing").isEmpty());
  }

  @Test
  void aServiceCidrThatCannotBeReadIsReplacedByTheDryRun() {
    fixture
        .server
        .cluster("new")
        .change(
            "ServiceCIDR",
            "",
            "kubernetes",
            range -> range.withObject("/spec").putArray("cidrs").add("10.0.0.0/99"));
    try (var opened = fixture.open("new")) {
      assertEquals(new ServiceCidr("10.0.0.0/16"), opened.serviceNetwork().range());
    }
  }

  @Test
  void anAddressInAnyServiceCidrIsRight() throws IOException {
    fixture
        .server
        .cluster("new")
        .create(
            Json.object(
                Json.read(
                    """
                    {"apiVersion":"networking.k8s.io/v1","kind":"ServiceCIDR",
                     "metadata":{"name":"extra"},"spec":{"cidrs":["10.99.0.0/24"]}}
                    """)));
    try (var opened = fixture.open("new")) {
      var network = opened.serviceNetwork();
      assertEquals(
          List.of(new ServiceCidr("10.0.0.0/16"), new ServiceCidr("10.99.0.0/24")),
          network.ranges());
      assertTrue(network.isFree(ServiceAddress.of("10.99.0.1")));
      assertFalse(network.isFree(ServiceAddress.of("10.99.0.0")));
      assertFalse(network.isFree(ServiceAddress.of("10.0.0.1")), "the API server's");
      assertFalse(network.isFree(ServiceAddress.of("10.98.0.7")));
    }
  }

  @Test
  void certManagerIsFoundInAnyNamespace() {
    assertFalse(cluster.hasCertManager());
    var other =
        new Workload(
            "default", "cm", "nginx", "x", Map.of("app.kubernetes.io/name", "cert-manager"));
    cluster.putWorkload(other, MARK);
    assertTrue(cluster.hasCertManager());
  }

  @Test
  void aPullSecretIsReadWithoutItsPassword() {
    assertTrue(cluster.pullSecret("default", "regcred").isEmpty());
    cluster.putPullSecret("default", "regcred", LOGIN, new Secret("first"));
    cluster.putPullSecret("default", "regcred", LOGIN, new Secret(KubernetesFixture.PASSWORD));
    PullSecret read = cluster.pullSecret("default", "regcred").orElseThrow();
    assertEquals(
        LOGIN,
        new PullSecret(
            read.server(),
            read.username(),
            read.tokenName(),
            read.passwordCreated(),
            null,
            read.request()));
    assertNotNull(read.changed());
    cluster.deletePullSecret("default", "regcred");
    cluster.deletePullSecret("default", "regcred");
    assertTrue(cluster.pullSecret("default", "regcred").isEmpty());
  }

  @Test
  void aSecretOfSomeoneElseHasNoPasswordCreationTime() throws Exception {
    var object =
        """
        {"apiVersion":"v1","kind":"Secret","type":"kubernetes.io/dockerconfigjson",
         "metadata":{"name":"theirs","namespace":"default"},
         "stringData":{".dockerconfigjson":"{\\"auths\\":{\\"10.0.0.50\\":{\\"username\\":\\"me\\"}}}"}}
        """;
    fixture.server.cluster("old").create(Json.object(Json.read(object)));
    var theirs = cluster.pullSecret("default", "theirs").orElseThrow();
    assertEquals("me", theirs.username());
    assertNull(theirs.tokenName());
    assertNull(theirs.passwordCreated());
  }

  @Test
  void aPullFromTheRegistryIsFoundAndItsPodExits() throws InterruptedException {
    assertInstanceOf(PullStatus.Waiting.class, pull());
    cluster.putPullSecret("default", "regcred", LOGIN, new Secret(KubernetesFixture.PASSWORD));
    cluster.putWorkload(WORKLOAD, MARK);
    assertEquals(WORKLOAD, cluster.workload("default", "hello-world-deployment").orElseThrow());
    eventually(() -> pull() instanceof PullStatus.Pulled);
    var pulled = assertInstanceOf(PullStatus.Pulled.class, pull());
    assertTrue(
        pulled
            .message()
            .startsWith("Successfully pulled image \"" + KubernetesFixture.IMAGE + "\" in "),
        pulled.message());
    eventually(() -> Integer.valueOf(0).equals(pod().exitCode()));
    assertEquals(pulled.pod(), pod().name());
    assertTrue(String.valueOf(pod().imageId()).endsWith(KubernetesFixture.DIGEST));
    eventually(() -> !cluster.logTail("default", pulled.pod(), 10).isEmpty());
    List<LogLine> last = cluster.logTail("default", pulled.pod(), 1);
    assertEquals(List.of("Bye."), last.stream().map(LogLine::text).toList());
    assertNotNull(last.getFirst().at());

    cluster.deleteWorkload("default", "hello-world-deployment");
    cluster.deleteWorkload("default", "hello-world-deployment");
    assertFalse(cluster.workloadExists("default", "hello-world-deployment"));
    eventually(() -> cluster.pods("default", LABELS).isEmpty());
  }

  @Test
  void aRefusedPullHasAMessageUntilThePasswordIsRight() throws InterruptedException {
    cluster.putPullSecret("default", "regcred", LOGIN, new Secret("wrong"));
    cluster.putWorkload(WORKLOAD, MARK);
    eventually(() -> pull() instanceof PullStatus.Refused);
    var refused = assertInstanceOf(PullStatus.Refused.class, pull());
    assertTrue(
        String.valueOf(refused.message()).startsWith("failed to authorize"), refused.toString());
    cluster.putPullSecret("default", "regcred", LOGIN, new Secret(KubernetesFixture.PASSWORD));
    eventually(() -> pull() instanceof PullStatus.Pulled);
  }

  @Test
  void whatTheSchedulerSaysOfAPodIsRead() throws InterruptedException {
    for (String node : cluster.nodeNames()) {
      fixture
          .server
          .cluster("old")
          .change("Node", "", node, found -> found.withObject("/spec").put("unschedulable", true));
    }
    cluster.putWorkload(WORKLOAD, MARK);
    eventually(() -> pull() instanceof PullStatus.Unscheduled);
    var waiting = assertInstanceOf(PullStatus.Unscheduled.class, pull());
    assertTrue(waiting.message().contains("2 node(s) were unschedulable"), waiting.message());
  }

  @Test
  void aPodThatMayNotBeCreatedIsFoundAndNoneOfAnEarlierObject() throws InterruptedException {
    var server = fixture.server.cluster("old");
    server.change(
        "Namespace",
        "",
        "default",
        found ->
            found
                .withObject("/metadata/labels")
                .put("pod-security.kubernetes.io/enforce", "restricted"));
    var nginx =
        new Workload("default", "web", "10.0.0.50/nginx:1", "regcred", Map.of("app", "web"));
    assertTrue(cluster.podCreationFailure(nginx).isEmpty());
    cluster.putWorkload(nginx, MARK);
    eventually(() -> cluster.podCreationFailure(nginx).isPresent());
    String why = cluster.podCreationFailure(nginx).orElseThrow();
    assertTrue(why.contains("violates PodSecurity \"restricted:latest\": "), why);
    cluster.deleteWorkload("default", "web");
    assertTrue(cluster.podCreationFailure(nginx).isEmpty());
    cluster.putWorkload(WORKLOAD, MARK);
    eventually(() -> !cluster.pods("default", LABELS).isEmpty());
  }

  @Test
  void anImageThatIsAlreadyPresentIsNoPull() throws InterruptedException {
    var tagged = "10.0.0.50/hello-world:1.0";
    var first = Map.of("app", "first");
    var second = Map.of("app", "second");
    try (var single = fixture.open("new")) {
      single.putPullSecret("default", "regcred", LOGIN, new Secret(KubernetesFixture.PASSWORD));
      single.putWorkload(new Workload("default", "first", tagged, "regcred", first), MARK);
      eventually(() -> single.pullStatus("default", first, tagged) instanceof PullStatus.Pulled);
      single.putWorkload(new Workload("default", "second", tagged, "regcred", second), MARK);
      eventually(
          () -> single.pullStatus("default", second, tagged) instanceof PullStatus.AlreadyPresent);
    }
  }

  @Test
  void aCheckJobPullsAPresentImageAndIsDeletedWithItsPod() throws InterruptedException {
    var tagged = "10.0.0.50/hello-world:1.0";
    var check = new Workload("default", "check", tagged, "regcred", Map.of("app", "check"));
    try (var single = fixture.open("new")) {
      single.putPullSecret("default", "regcred", LOGIN, new Secret(KubernetesFixture.PASSWORD));
      single.putWorkload(new Workload("default", "first", tagged, "regcred", LABELS), MARK);
      eventually(() -> single.pullStatus("default", LABELS, tagged) instanceof PullStatus.Pulled);

      single.checkJobs().create(check, MARK);
      eventually(
          () -> single.pullStatus("default", check.labels(), tagged) instanceof PullStatus.Pulled);
      eventually(() -> found(single).finished());
      assertEquals(new CheckJob(tagged, true, MARK.toString(), false, true), found(single));

      single.checkJobs().delete("default", "check");
      single.checkJobs().delete("default", "check");
      eventually(() -> single.pods("default", Map.of("job-name", "check")).isEmpty());
      assertTrue(single.checkJobs().find("default", "check").isEmpty());
    }
  }

  private static CheckJob found(Cluster cluster) {
    return cluster.checkJobs().find("default", "check").orElseThrow();
  }

  @Test
  void logsAndEventsOfAMissingPodAreEmpty() {
    assertTrue(cluster.logTail("default", "nothing", 5).isEmpty());
    assertTrue(cluster.events("default", "nothing").isEmpty());
  }

  @Test
  void permissionsAreRead() {
    assertTrue(cluster.isAllowed("patch", "", "secrets", "default"));
    assertTrue(cluster.isAllowed("get", "", "pods/log", "default"));
    assertFalse(cluster.isAllowed("delete", "", "nodes", ""));
  }

  private PodState pod() {
    return cluster.pods("default", LABELS).getFirst();
  }

  private PullStatus pull() {
    return cluster.pullStatus("default", LABELS, KubernetesFixture.IMAGE);
  }

  private static void eventually(BooleanSupplier holds) throws InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), "timed out");
      Thread.sleep(20);
    }
  }
}
