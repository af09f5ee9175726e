package dev.lighterman.diagnosis.evidence;

import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.diagnosis.FormerPulls;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.PullSecretEvidence;
import dev.lighterman.diagnosis.RunningPull;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.kubernetes.LogLine;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Site;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The looks into a site's cluster, over one connection. */
final class ClusterLooks implements AutoCloseable {
  private static final String NAMESPACE = "connected-registry";

  static final Rights RIGHTS =
      Rights.kubernetes("", "namespaces", "get")
          .and(Rights.kubernetes("", "pods", "get", "list"))
          .and(Rights.kubernetes("", "events", "list"))
          .and(Rights.kubernetes("", "secrets", "get"))
          .and(Rights.kubernetes("storage.k8s.io", "storageclasses", "list"))
          .and(Rights.kubernetes("batch", "jobs", "list"))
          .and(Rights.kubernetes("batch", "cronjobs", "list"))
          .and(Rights.kubernetes("apps", "deployments", "list"))
          .and(Rights.kubernetes("apps", "statefulsets", "list"))
          .and(Rights.kubernetes("apps", "daemonsets", "list"))
          .and(Rights.kubernetes("", "pods/log", "get"))
          .and(Rights.kubernetes("", "persistentvolumeclaims", "get"));

  private static final Map<String, String> POD_LABELS =
      Map.of("app.kubernetes.io/name", "connected-registry");

  private static final String CLAIM = "connected-registry-pvc";
  private static final int LOG_LINES = 40;
  private static final int MAX_SECRETS = 10;

  private final Look<Cluster> connection;
  private @Nullable Look<List<FailingPull>> pulls;
  private @Nullable Look<List<PullSecretEvidence>> secrets;

  /** Begins to connect. */
  ClusterLooks(Clusters clusters, Site site) {
    this.connection = Look.start(() -> Optional.of(open(clusters, site)));
  }

  private static Cluster open(Clusters clusters, Site site) {
    String context = site.context();
    if (context == null) {
      throw new OperatorMustAct(
          Sentence.of("doctor.no-access", "site", site.label()),
          Sentence.of("doctor.no-access.remedy"));
    }
    return clusters.open(context);
  }

  /**
   * Starts them all; answers that at the log.
   *
   * @param former the addresses at which the site served before a removal, or serves again
   */
  Look<List<LogLine>> start(Looks looks, Look<Extension> extension, Set<String> former) {
    looks.at(Part.NAMESPACE, read(cluster -> cluster.namespacePhase(NAMESPACE)));
    Look<List<PodState>> pods =
        looks.at(Part.PODS, read(cluster -> Optional.of(cluster.pods(NAMESPACE, POD_LABELS))));
    Look<List<LogLine>> log =
        looks.at(
            Part.LOG,
            read(cluster ->
                pods.await().stream()
                    .flatMap(List::stream)
                    .findFirst()
                    .map(pod -> cluster.logTail(NAMESPACE, pod.name(), LOG_LINES))));
    looks.at(Part.EVENTS, read(cluster -> Optional.of(cluster.namespaceEvents(NAMESPACE))));
    looks.at(Part.VOLUME, read(cluster -> cluster.volumeClaim(NAMESPACE, CLAIM)));
    looks.at(Part.STORAGE_CLASSES, read(cluster -> Optional.of(cluster.storageClasses())));
    looks.at(
        Part.SERVICES,
        read(cluster ->
            extension
                .await()
                .filter(each -> each.provisioning() == ProvisioningState.FAILED)
                .map(_ -> cluster.serviceNetwork())));
    pulls(looks, extension);
    looks.at(Part.FORMER_PULLS, () -> formerPulls(extension, former));
    return log;
  }

  private void pulls(Looks looks, Look<Extension> extension) {
    Look<List<FailingPull>> failing =
        looks.at(Part.PULLS, readFrom(extension, ClusterLooks::failingPulls));
    pulls = failing;
    secrets =
        looks.at(
            Part.PULL_SECRETS,
            read(cluster -> failing.await().map(each -> secrets(cluster, each))));
    Supplier<Optional<List<RunningPull>>> running = readFrom(extension, ClusterLooks::runningPulls);
    // Where pulls can't be looked at, that is said once, and not of those that run as well.
    looks.at(Part.RUNNING_PULLS, () -> isSeen(failing) ? running.get() : Optional.empty());
  }

  /** The cluster is asked only where there is something to look for. */
  private Optional<List<FormerPulls>> formerPulls(Look<Extension> extension, Set<String> former) {
    Optional<String> serves = extension.await().flatMap(Extension::serviceAddress);
    List<String> left =
        former.stream().filter(each -> !serves.equals(Optional.of(each))).sorted().toList();
    return left.isEmpty()
        ? Optional.empty()
        : read(cluster -> Optional.of(formerPulls(cluster, left))).get();
  }

  private static List<FormerPulls> formerPulls(Cluster cluster, List<String> former) {
    var unused = new UnusedAddresses(cluster);
    return former.stream()
        .filter(address -> !unused.isServed(address))
        .map(address -> new FormerPulls(address, cluster.pullingFrom(Set.of(address))))
        .toList();
  }

  /** What is read of the pulls from the address at which the extension serves. */
  private <T> Supplier<Optional<T>> readFrom(
      Look<Extension> extension, BiFunction<Cluster, String, T> look) {
    return read(cluster ->
        extension
            .await()
            .flatMap(Extension::serviceAddress)
            .map(serves -> look.apply(cluster, serves)));
  }

  private <T> Supplier<Optional<T>> read(Function<Cluster, Optional<T>> look) {
    return () -> look.apply(connection.await().orElseThrow());
  }

  /** Those from the address at which the site serves, or where it may have served before. */
  private static List<FailingPull> failingPulls(Cluster cluster, String serves) {
    var unused = new UnusedAddresses(cluster);
    return cluster.failingPulls(host -> host.equals(serves) || unused.contains(host));
  }

  private static List<PullSecretEvidence> secrets(Cluster cluster, List<FailingPull> failing) {
    return read(
        cluster,
        failing.stream()
            .flatMap(pull ->
                pull.pullSecrets().stream().map(name -> new SecretName(pull.namespace(), name))));
  }

  /** Those with pods; without the few whose pull secrets are too many to be read. */
  private static List<RunningPull> runningPulls(Cluster cluster, String serves) {
    List<PullingWorkload> running = cluster.runningFrom(serves);
    List<PullSecretEvidence> read =
        read(cluster, running.stream().flatMap(ClusterLooks::secretNames));
    return running.stream()
        .map(workload ->
            new RunningPull(
                workload,
                read.stream()
                    .filter(secret -> secret.namespace().equals(workload.namespace()))
                    .filter(secret -> workload.pullSecrets().contains(secret.name()))
                    .toList()))
        .filter(pull -> pull.secrets().size() == pull.workload().pullSecrets().size())
        .toList();
  }

  private static Stream<SecretName> secretNames(PullingWorkload workload) {
    return workload.pullSecrets().stream().map(name -> new SecretName(workload.namespace(), name));
  }

  private record SecretName(String namespace, String name) {}

  private static List<PullSecretEvidence> read(Cluster cluster, Stream<SecretName> names) {
    return names
        .distinct()
        .limit(MAX_SECRETS)
        .map(each ->
            new PullSecretEvidence(
                each.namespace(),
                each.name(),
                cluster.pullSecret(each.namespace(), each.name()).orElse(null)))
        .toList();
  }

  /** The pull secrets of the pods whose pulls fail; none where they can't be looked at. */
  List<PullSecretEvidence> pullSecrets() {
    return seen(secrets);
  }

  /** The pods whose pulls fail; none where they can't be looked at. */
  List<FailingPull> failingPulls() {
    return seen(pulls);
  }

  private static boolean isSeen(Look<?> look) {
    try {
      return look.await().isPresent();
    } catch (RuntimeException _) {
      return false;
    }
  }

  private static <T> List<T> seen(@Nullable Look<List<T>> look) {
    try {
      return look == null ? List.of() : look.await().orElse(List.of());
    } catch (RuntimeException _) {
      return List.of();
    }
  }

  /** A tunnel may take longer to open than anybody waits for; it is given back all the same. */
  @Override
  public void close() {
    connection.whenSeen(Cluster::close);
  }
}
