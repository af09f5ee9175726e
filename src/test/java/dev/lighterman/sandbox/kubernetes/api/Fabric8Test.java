package dev.lighterman.sandbox.kubernetes.api;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.acceptance.deploy.ClusterAdmin;
import dev.lighterman.sandbox.kubernetes.KubernetesServerFixture;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fabric8 client against a cluster, with every verb. */
class Fabric8Test {

  private final KubernetesServerFixture clusters = new KubernetesServerFixture();
  private final KubernetesClient admin = client(clusters.server.adminKubeconfig(caPem()));
  private final KubernetesClient bot = client(clusters.server.kubeconfig(caPem()));

  @AfterEach
  void stop() {
    admin.close();
    bot.close();
    clusters.close();
  }

  @Test
  void createsReadsUpdatesAndDeletes() {
    Secret created = admin.secrets().resource(secret("a", "one")).create();
    assertNotNull(created.getMetadata().getUid());
    assertNotNull(created.getMetadata().getResourceVersion());
    admin.secrets().withName("a").edit(s -> with(s, "two"));
    assertEquals("two", label(admin.secrets().withName("a").get()));
    admin.secrets().resource(secret("a", "three")).update();
    assertEquals("three", label(admin.secrets().withName("a").get()));
    admin
        .secrets()
        .withName("a")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"labels\":{\"l\":\"four\"}}}");
    assertEquals("four", label(admin.secrets().withName("a").get()));
    admin
        .secrets()
        .withName("a")
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE),
            "{\"metadata\":{\"labels\":{\"l\":\"five\"}}}");
    assertEquals("five", label(admin.secrets().withName("a").get()));
    assertEquals(1, admin.secrets().withName("a").delete().size());
    assertNull(admin.secrets().withName("a").get());
    assertTrue(admin.secrets().withName("a").delete().isEmpty());
  }

  @Test
  void rejectsConflictingUpdates() {
    Secret old = admin.secrets().resource(secret("a", "one")).create();
    admin.secrets().withName("a").edit(s -> with(s, "two"));
    var failure =
        assertThrows(
            KubernetesClientException.class,
            () -> admin.secrets().resource(with(old, "three")).lockResourceVersion().update());
    assertEquals(409, failure.getCode());
    assertTrue(message(failure).contains("the object has been modified"));
  }

  @Test
  void listsByLabelAndField() {
    admin.secrets().resource(secret("a", "one")).create();
    admin.secrets().resource(secret("b", "two")).create();
    assertEquals(List.of("a"), names(admin.secrets().withLabel("l", "one").list().getItems()));
    assertEquals(
        List.of("b"),
        names(admin.secrets().withLabelNotIn("l", "one").withLabel("l").list().getItems()));
    assertEquals(
        List.of("b"), names(admin.secrets().withField("metadata.name", "b").list().getItems()));
    assertEquals(3, admin.nodes().list().getItems().size());
  }

  @Test
  void pagesThroughLists() {
    for (String name : List.of("a", "b", "c")) {
      admin.secrets().resource(secret(name, "x")).create();
    }
    var first = admin.secrets().list(new ListOptionsBuilder().withLimit(2L).build());
    assertEquals(List.of("a", "b"), names(first.getItems()));
    assertEquals(1, first.getMetadata().getRemainingItemCount());
    var rest =
        admin
            .secrets()
            .list(
                new ListOptionsBuilder()
                    .withLimit(2L)
                    .withContinue(first.getMetadata().getContinue())
                    .build());
    assertEquals(List.of("c"), names(rest.getItems()));
  }

  @Test
  void watchesOverHttp() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (var watch = admin.secrets().withLabel("l", "one").watch(recordingIn(seen))) {
      assertNotNull(watch);
      admin.secrets().resource(secret("a", "one")).create();
      admin.secrets().resource(secret("b", "two")).create();
      admin.secrets().withName("a").edit(s -> with(s, "two"));
      KubernetesServerFixture.eventually("both events came", () -> seen.size() == 2);
    }
    assertEquals(List.of("ADDED a", "DELETED a"), seen);
  }

  @Test
  void appliesServerSideWithDefaults() {
    Deployment applied =
        admin.apps().deployments().resource(deployment("web", "nginx:1.27")).serverSideApply();
    assertEquals(600, applied.getSpec().getProgressDeadlineSeconds());
    assertEquals(
        "25%", applied.getSpec().getStrategy().getRollingUpdate().getMaxSurge().getValue());
    var container = applied.getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertEquals("IfNotPresent", container.getImagePullPolicy());
    var owner = applied.getMetadata().getManagedFields().getFirst();
    assertEquals("Apply", owner.getOperation());
    assertEquals("fabric8", owner.getManager());
  }

  @Test
  void removesFieldsThatAreNoLongerApplied() {
    Secret both = secret("a", "one");
    both.getMetadata().setLabels(Map.of("l", "one", "m", "two"));
    admin.secrets().resource(both).serverSideApply();
    admin.secrets().withName("a").edit(s -> annotated(s));
    Secret now = admin.secrets().resource(secret("a", "one")).serverSideApply();
    assertEquals(Map.of("l", "one"), now.getMetadata().getLabels());
    assertEquals(Map.of("by", "someone"), now.getMetadata().getAnnotations());
  }

  @Test
  void rejectsFieldsOfOtherManagersUnlessForced() {
    admin.secrets().resource(secret("a", "one")).fieldManager("other").serverSideApply();
    var failure =
        assertThrows(
            KubernetesClientException.class,
            () -> admin.secrets().resource(secret("a", "two")).serverSideApply());
    assertEquals(409, failure.getCode());
    assertTrue(
        message(failure)
            .contains("Apply failed with 1 conflict: conflict with \"other\": .metadata.labels.l"),
        message(failure));
    admin.secrets().resource(secret("a", "two")).forceConflicts().serverSideApply();
    assertEquals("two", label(admin.secrets().withName("a").get()));
  }

  @Test
  void dryRunsChangeNothing() {
    Service wanted = service("10.0.0.60");
    assertEquals(
        "10.0.0.60", admin.services().resource(wanted).dryRun().create().getSpec().getClusterIP());
    assertNull(admin.services().withName("s").get());
    var failure =
        assertThrows(
            KubernetesClientException.class,
            () -> bot.services().resource(service("192.100.100.1")).dryRun().create());
    assertEquals(422, failure.getCode());
    assertTrue(message(failure).contains("The range of valid IPs is 10.0.0.0/16"));
  }

  @Test
  void runsADeploymentToReadiness() {
    clusters.cluster.tokens().grant(List.of("* *")); // fabric8 watches, which the bot never does
    bot.apps().deployments().resource(deployment("web", "nginx:1.27")).serverSideApply();
    Deployment ready =
        bot.apps()
            .deployments()
            .withName("web")
            .waitUntilReady(PATIENCE.toMinutes(), TimeUnit.MINUTES);
    assertEquals(2, ready.getStatus().getReadyReplicas());
    List<Pod> pods = bot.pods().withLabel("app", "web").list().getItems();
    assertEquals(2, pods.size());
    assertEquals("ready for start up\n", bot.pods().resource(pods.getFirst()).getLog());
    var status = pods.getFirst().getStatus().getContainerStatuses().getFirst();
    assertEquals("nginx@" + KubernetesServerFixture.DIGEST, status.getImageID());
    assertTrue(
        reasons(pods.getFirst())
            .containsAll(List.of("Scheduled", "Pulling", "Pulled", "Created", "Started")));
  }

  @Test
  void followsALogToItsEnd() throws Exception {
    admin.pods().resource(pod("talker", "nginx:1.27")).create();
    admin.pods().withName("talker").waitUntilReady(PATIENCE.toMinutes(), TimeUnit.MINUTES);
    try (var log = admin.pods().withName("talker").watchLog()) {
      clusters.cluster.log("default", "talker", "something happened");
      var reader =
          new BufferedReader(new InputStreamReader(log.getOutput(), StandardCharsets.UTF_8));
      assertEquals("ready for start up", reader.readLine());
      assertEquals("something happened", reader.readLine());
      admin.pods().withName("talker").delete();
      assertNull(reader.readLine());
    }
  }

  @Test
  void reviewsAndEnforcesPermissions() {
    assertTrue(isAllowed(bot, "create", "services", ""));
    assertTrue(isAllowed(bot, "get", "pods", "log"));
    assertFalse(isAllowed(bot, "list", "secrets", ""));
    assertTrue(isAllowed(admin, "list", "secrets", ""));
    var failure = assertThrows(KubernetesClientException.class, () -> bot.secrets().list());
    assertEquals(403, failure.getCode());
    clusters.cluster.tokens().grant(List.of("list secrets"));
    assertEquals(0, bot.secrets().list().getItems().size());
  }

  @Test
  void servesServiceCidrsFromVersion133() {
    assertTrue(cidrs(admin).isEmpty());
    try (var newer = new KubernetesServerFixture("1.33.1");
        var client = client(newer.server.adminKubeconfig(newer.tls.caPem()))) {
      assertEquals(List.of("10.0.0.0/16"), cidrs(client));
    }
  }

  @Test
  void whereServiceCidrsAreServedOnlyADryRunTellsTheRange() {
    try (var newer = new KubernetesServerFixture("1.33.1");
        var client = client(newer.server.adminKubeconfig(newer.tls.caPem()))) {
      var far = client.services().resource(service("192.100.100.1"));
      assertTrue(
          message(assertThrows(KubernetesClientException.class, () -> far.dryRun().create()))
              .contains("The range of valid IPs is 10.0.0.0/16"));
      assertTrue(
          message(assertThrows(KubernetesClientException.class, far::create))
              .contains("the provided network does not match the current range"));
    }
  }

  @Test
  void applyingToWhatExistsNeedsNoRightToCreate() {
    admin.secrets().resource(secret("a", "one")).create();
    clusters.cluster.tokens().grant(List.of("get,patch secrets"));
    assertEquals(
        "two",
        label(bot.secrets().resource(secret("a", "two")).forceConflicts().serverSideApply()));
    var failure =
        assertThrows(
            KubernetesClientException.class,
            () -> bot.secrets().resource(secret("b", "two")).serverSideApply());
    assertEquals(403, failure.getCode());
    assertTrue(message(failure).contains("cannot create resource"), message(failure));
  }

  private static String message(KubernetesClientException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static List<String> cidrs(KubernetesClient client) {
    var found =
        client
            .genericKubernetesResources("networking.k8s.io/v1", "ServiceCIDR")
            .withName("kubernetes")
            .get();
    return found == null ? List.of() : found.get("spec", "cidrs");
  }

  private static boolean isAllowed(
      KubernetesClient client, String verb, String resource, String subresource) {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withResource(resource)
            .withSubresource(subresource)
            .endResourceAttributes()
            .endSpec()
            .build();
    return client
        .authorization()
        .v1()
        .selfSubjectAccessReview()
        .create(review)
        .getStatus()
        .getAllowed();
  }

  private List<String> reasons(Pod pod) {
    return bot
        .v1()
        .events()
        .withInvolvedObject(
            new ObjectReferenceBuilder().withUid(pod.getMetadata().getUid()).build())
        .list()
        .getItems()
        .stream()
        .map(Event::getReason)
        .toList();
  }

  private static Watcher<Secret> recordingIn(List<String> seen) {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, Secret secret) {
        seen.add(action + " " + secret.getMetadata().getName());
      }

      @Override
      public void onClose(WatcherException cause) {
        seen.add("closed: " + cause.getMessage());
      }
    };
  }

  private static Secret secret(String name, String label) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("l", label)
        .endMetadata()
        .addToStringData("key", "value")
        .build();
  }

  private static Secret with(Secret secret, String label) {
    return new SecretBuilder(secret).editMetadata().addToLabels("l", label).endMetadata().build();
  }

  private static Secret annotated(Secret secret) {
    return new SecretBuilder(secret)
        .editMetadata()
        .addToAnnotations("by", "someone")
        .endMetadata()
        .build();
  }

  private static String label(Secret secret) {
    return secret.getMetadata().getLabels().getOrDefault("l", "");
  }

  private static Service service(String address) {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("s")
        .endMetadata()
        .withNewSpec()
        .withClusterIP(address)
        .addNewPort()
        .withPort(443)
        .endPort()
        .endSpec()
        .build();
  }

  private static Pod pod(String name, String image) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("main")
        .withImage(image)
        .endContainer()
        .endSpec()
        .build();
  }

  private static Deployment deployment(String name, String image) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .withReplicas(2)
        .withNewSelector()
        .addToMatchLabels("app", name)
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .addToLabels("app", name)
        .endMetadata()
        .withSpec(pod(name, image).getSpec())
        .endTemplate()
        .endSpec()
        .build();
  }

  private static List<String> names(List<? extends HasMetadata> items) {
    return items.stream().map(item -> item.getMetadata().getName()).toList();
  }

  private String caPem() {
    return clusters.tls.caPem();
  }

  private static KubernetesClient client(String kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig);
    config.setNamespace("default");
    return ClusterAdmin.client(config);
  }
}
