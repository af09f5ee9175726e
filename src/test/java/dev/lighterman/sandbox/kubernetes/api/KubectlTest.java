package dev.lighterman.sandbox.kubernetes.api;

import static dev.lighterman.value.LongTimeouts.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lighterman.sandbox.kubernetes.KubernetesServerFixture;
import dev.lighterman.sandbox.kubernetes.node.DockerLogin;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified kubectl against a cluster, as an administrator uses it. */
class KubectlTest {

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        labels: {app: web}
      spec:
        replicas: 2
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
              - name: web
                image: nginx:1.27
      """;

  private static final String QUICKSTART =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: hello-world-deployment
        labels:
          app: hello-world
      spec:
        selector:
          matchLabels:
            app: hello-world
        replicas: 1
        template:
          metadata:
            labels:
              app: hello-world
          spec:
            imagePullSecrets:
              - name: regcred
            containers:
              - name: hello-world
                image: 10.0.0.50/hello-world:latest
      """;

  @TempDir Path dir;
  private final KubernetesServerFixture clusters = new KubernetesServerFixture();

  @BeforeEach
  void needsKubectl() throws IOException {
    assumeTrue(
        isInstalled(),
        "KUBECTL IS NOT INSTALLED: nothing here was checked (apt: kubernetes-client)");
    Files.writeString(dir.resolve("config"), clusters.server.adminKubeconfig(clusters.tls.caPem()));
  }

  @AfterEach
  void stop() {
    clusters.close();
  }

  @Test
  void showsTheServerVersion() throws Exception {
    assertTrue(kubectl("version").contains("Server Version: v1.32.2"));
  }

  @Test
  void showsNodesAndStorageClasses() throws Exception {
    String nodes = kubectl("get", "nodes", "-o", "wide");
    assertTrue(nodes.contains("node-1   Ready    control-plane"), nodes);
    assertTrue(nodes.contains("containerd://"), nodes);
    assertTrue(kubectl("get", "sc").contains("local-path (default)"));
  }

  @Test
  void followsTheQuickstart() throws Exception {
    String created =
        kubectl(
            "create",
            "secret",
            "docker-registry",
            "regcred",
            "--docker-server=10.0.0.50",
            "--docker-username=mytoken",
            "--docker-password=mypassword");
    assertEquals("secret/regcred created\n", created);
    assertEquals("deployment.apps/hello-world-deployment created\n", apply(QUICKSTART));
    KubernetesServerFixture.eventually(
        "the pod has restarted", () -> run("get", "pods").contains("CrashLoopBackOff"));
    assertEquals(
        List.of(new DockerLogin("10.0.0.50", "mytoken", "mypassword")),
        clusters.presentedLogins.get("10.0.0.50/hello-world:latest"));
    assertEquals("Hello!\nBye.\n", kubectl("logs", "-l", "app=hello-world"));
    String described = kubectl("describe", "pod", "-l", "app=hello-world");
    assertTrue(
        described.contains(
            "Successfully pulled image \"10.0.0.50/hello-world:latest\" in 1.203s (1.203s including"
                + " waiting). Image size: 5120 bytes."),
        described);
    assertTrue(described.contains("Back-off restarting failed container hello-world"), described);
  }

  @Test
  void rollsOutADeployment() throws Exception {
    apply(DEPLOYMENT);
    assertTrue(kubectl("rollout", "status", "deployment/web").contains("successfully rolled out"));
    assertTrue(kubectl("get", "deploy", "web").contains("2/2"));
    assertEquals("deployment.apps/web configured\n", apply(DEPLOYMENT.replace("1.27", "1.28")));
    kubectl("rollout", "status", "deployment/web");
    kubectl("wait", "--for=condition=Available", "deployment/web", "--timeout=20s");
    String pods = kubectl("get", "pods", "-o", "jsonpath={.items[*].spec.containers[0].image}");
    assertTrue(pods.contains("nginx:1.28"), pods);
    String described = kubectl("describe", "deployment", "web");
    assertTrue(described.contains("ScalingReplicaSet"), described);
    assertTrue(described.contains("Image:         nginx:1.28"), described);
  }

  @Test
  void scalesAndRollsBack() throws Exception {
    apply(DEPLOYMENT);
    assertEquals(
        "deployment.apps/web scaled\n", kubectl("scale", "deployment/web", "--replicas=1"));
    kubectl("set", "image", "deployment/web", "web=nginx:1.28");
    kubectl("rollout", "status", "deployment/web");
    assertTrue(kubectl("get", "all", "-o", "wide").contains("nginx:1.28"));
    assertEquals("deployment.apps/web rolled back\n", kubectl("rollout", "undo", "deployment/web"));
    assertTrue(kubectl("get", "deployment", "web", "-o", "wide").contains("nginx:1.27"));
  }

  @Test
  void doesNotChangeAnEqualDeployment() throws Exception {
    apply(DEPLOYMENT);
    assertEquals("deployment.apps/web unchanged\n", apply(DEPLOYMENT));
  }

  @Test
  void appliesServerSide() throws Exception {
    Path file = Files.writeString(dir.resolve("d.yaml"), DEPLOYMENT);
    assertEquals(
        "deployment.apps/web serverside-applied\n",
        kubectl("apply", "--server-side", "-f", file.toString()));
  }

  @Test
  void deletesAndWaits() throws Exception {
    apply(DEPLOYMENT);
    kubectl("rollout", "status", "deployment/web");
    assertEquals("deployment.apps \"web\" deleted\n", kubectl("delete", "deployment", "web"));
    kubectl("wait", "--for=delete", "pod", "-l", "app=web", "--timeout=20s");
    assertTrue(kubectl("get", "pods").contains("No resources found"));
  }

  @Test
  void createsAndDeletesANamespace() throws Exception {
    assertEquals("namespace/shop created\n", kubectl("create", "namespace", "shop"));
    kubectl("create", "configmap", "prices", "--from-literal=tea=2", "-n", "shop");
    assertEquals("namespace \"shop\" deleted\n", kubectl("delete", "namespace", "shop"));
    assertTrue(kubectl("get", "ns", "shop").contains("namespaces \"shop\" not found"));
  }

  @Test
  void createsWithGenerators() throws Exception {
    kubectl("create", "deployment", "made", "--image=nginx:1.27", "--replicas=2");
    kubectl("rollout", "status", "deployment/made");
    kubectl("create", "job", "once", "--image=10.0.0.50/hello-world:latest");
    kubectl("wait", "--for=condition=complete", "job/once", "--timeout=20s");
    assertTrue(kubectl("get", "jobs").contains("1/1"));
    assertEquals("Hello!\nBye.\n", kubectl("logs", "job/once"));
    assertEquals("yes\n", kubectl("auth", "can-i", "delete", "pods"));
  }

  @Test
  void explainsAndListsPermissions() throws Exception {
    String explained = kubectl("explain", "deployment.spec.template.spec.securityContext");
    assertTrue(explained.contains("runAsNonRoot"), explained);
    String permissions = kubectl("auth", "can-i", "--list");
    assertTrue(permissions.contains("*.*"), permissions);
  }

  @Test
  void warnsOfPodsThatWillNotBeCreated() throws Exception {
    kubectl("label", "namespace", "default", "pod-security.kubernetes.io/enforce=restricted");
    String applied = apply(DEPLOYMENT);
    assertTrue(
        applied.contains(
            "Warning: would violate PodSecurity \"restricted:latest\": allowPrivilegeEscalation !="
                + " false (container \"web\" must set"
                + " securityContext.allowPrivilegeEscalation=false), unrestricted capabilities"),
        applied);
    KubernetesServerFixture.eventually(
        "the replica set says why it has no pods",
        () -> run("get", "events").contains("is forbidden: violates PodSecurity"));
  }

  @Test
  void refusesPodsOutsideOfALimitRange() throws Exception {
    apply(
        """
        apiVersion: v1
        kind: LimitRange
        metadata: {name: small}
        spec: {limits: [{type: Pod, max: {cpu: 1}}]}
        """);
    assertTrue(kubectl("get", "limits").contains("CREATED AT"));
    String refused = run("run", "any", "--image=nginx:1.27");
    assertTrue(
        refused.contains(
            "pods \"any\" is forbidden: maximum cpu usage per Pod is 1.  No limit is specified"),
        refused);
  }

  @Test
  void createsPriorityClasses() throws Exception {
    kubectl("create", "priorityclass", "edge", "--value=7", "--description=stores first");
    assertTrue(kubectl("get", "pc").matches("(?s).*edge +7 +false.*"), run("get", "pc"));
  }

  @Test
  void refusesFieldsThatAKindDoesNotHave() throws Exception {
    String refused = apply(DEPLOYMENT.replace("replicas: 2", "replica: 2"));
    assertTrue(refused.contains("unknown field \"spec.replica\""), refused);
  }

  @Test
  void rejectsAClusterIpOutsideTheRange() throws Exception {
    String output =
        kubectl("create", "service", "clusterip", "far", "--tcp=80", "--clusterip=192.100.100.1");
    assertTrue(output.contains("The range of valid IPs is 10.0.0.0/16"), output);
  }

  private String apply(String manifest) throws Exception {
    Path file = Files.writeString(dir.resolve("manifest.yaml"), manifest);
    return kubectl("apply", "-f", file.toString());
  }

  private String run(String... arguments) {
    try {
      return kubectl(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs kubectl; returns standard output and standard error together. */
  private String kubectl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kubectl", "--cache-dir", dir + "/cache"));
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", dir.resolve("config").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return output;
  }

  private static boolean isInstalled() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl")));
  }
}
