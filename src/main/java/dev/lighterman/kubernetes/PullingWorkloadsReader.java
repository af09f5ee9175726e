package dev.lighterman.kubernetes;

import dev.lighterman.kubernetes.PullingWorkloads.PullingWorkload;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the workloads whose images come from a registry: by the pods that there are, and by the pod
 * templates for what has none now.
 */
final class PullingWorkloadsReader {
  /** The label with which a Deployment's ReplicaSets end their names. */
  private static final String TEMPLATE_HASH = "pod-template-hash";

  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  private final KubernetesClient client;
  private final List<Note> notes = new ArrayList<>();
  private final List<String> unlisted = new ArrayList<>();

  /** Reads once. */
  PullingWorkloadsReader(KubernetesClient client) {
    this.client = client;
  }

  /** What a workload's pods are made of, and how many of them these are. */
  private record Note(Key workload, PodSpec spec, int pods) {
    /** The hosts of its images, without their ports. */
    Stream<String> hosts() {
      return Stream.concat(spec.getContainers().stream(), spec.getInitContainers().stream())
          .map(Container::getImage)
          .map(FailingPull::hostOf)
          .filter(host -> !host.isEmpty());
    }

    Use use() {
      Set<String> secrets = new TreeSet<>();
      spec.getImagePullSecrets().stream().map(LocalObjectReference::getName).forEach(secrets::add);
      return new Use(pods, secrets);
    }
  }

  private record Key(String kind, String namespace, String name) {
    static Key of(HasMetadata object) {
      return new Key(
          object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
  }

  private record Use(int pods, Set<String> pullSecrets) {
    Use and(Use other) {
      Set<String> secrets = new TreeSet<>(pullSecrets);
      secrets.addAll(other.pullSecrets);
      return new Use(pods + other.pods, secrets);
    }
  }

  /** What pulls from these hosts. */
  PullingWorkloads read(Set<String> hosts) {
    list();
    return new PullingWorkloads(found(hosts), unlisted);
  }

  /** What pulls from each of the hosts that are wanted. */
  Map<String, PullingWorkloads> readByHost(Predicate<String> wanted) {
    list();
    var byHost = new TreeMap<String, PullingWorkloads>();
    notes.stream()
        .flatMap(Note::hosts)
        .filter(wanted)
        .distinct()
        .forEach(host -> byHost.put(host, new PullingWorkloads(found(Set.of(host)), unlisted)));
    return byHost;
  }

  /** What pulls from a host and has pods now; what has none is not looked for. */
  List<PullingWorkload> readRunning(String host) {
    listPods(listJobs());
    return found(Set.of(host));
  }

  private List<Job> listJobs() {
    return list("jobs.batch", () -> client.batch().v1().jobs().inAnyNamespace().list().getItems());
  }

  private void listPods(List<Job> jobs) {
    Map<Key, Key> cronJobs = new HashMap<>();
    jobs.forEach(job -> owner(job).ifPresent(owner -> cronJobs.put(Key.of(job), owner)));
    list("pods", () -> client.pods().inAnyNamespace().list().getItems()).stream()
        .filter(PullingWorkloadsReader::isAlive)
        .forEach(pod -> {
          Key controller = controller(pod);
          note(cronJobs.getOrDefault(controller, controller), pod.getSpec(), 1);
        });
  }

  private void list() {
    var apps = client.apps();
    var batch = client.batch().v1();
    List<Job> jobs = listJobs();
    listPods(jobs);
    note(
        list("deployments.apps", () -> apps.deployments().inAnyNamespace().list().getItems()),
        each -> each.getSpec().getTemplate().getSpec());
    note(
        list("statefulsets.apps", () -> apps.statefulSets().inAnyNamespace().list().getItems()),
        each -> each.getSpec().getTemplate().getSpec());
    note(
        list("daemonsets.apps", () -> apps.daemonSets().inAnyNamespace().list().getItems()),
        each -> each.getSpec().getTemplate().getSpec());
    note(
        list("cronjobs.batch", () -> batch.cronjobs().inAnyNamespace().list().getItems()),
        each -> each.getSpec().getJobTemplate().getSpec().getTemplate().getSpec());
    note(
        jobs.stream().filter(job -> owner(job).isEmpty() && !hasEnded(job)).toList(),
        each -> each.getSpec().getTemplate().getSpec());
  }

  /** All of a kind; none if the bot may not list them, or where the cluster has no such kind. */
  private <T> List<T> list(String resource, Supplier<List<T>> request) {
    try {
      return request.get();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403) {
        unlisted.add(resource);
      } else if (e.getCode() != 404) {
        throw e;
      }
      return List.of();
    }
  }

  private <T extends HasMetadata> void note(List<T> objects, Function<T, PodSpec> spec) {
    objects.forEach(each -> note(Key.of(each), spec.apply(each), 0));
  }

  private void note(Key workload, PodSpec spec, int pods) {
    notes.add(new Note(workload, spec, pods));
  }

  private static boolean isAlive(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && (pod.getStatus() == null || !ENDED.contains(pod.getStatus().getPhase()));
  }

  private static boolean hasEnded(Job job) {
    return job.getStatus() != null
        && job.getStatus().getConditions().stream()
            .anyMatch(condition ->
                Set.of("Complete", "Failed").contains(condition.getType())
                    && condition.getStatus().equals("True"));
  }

  /** What starts the pod again; the pod itself if nothing does. */
  private static Key controller(Pod pod) {
    Key owner = owner(pod).orElseGet(() -> Key.of(pod));
    String hash =
        Optional.ofNullable(pod.getMetadata().getLabels())
            .map(all -> all.get(TEMPLATE_HASH))
            .orElse("");
    return owner.kind().equals("ReplicaSet") && owner.name().endsWith("-" + hash) && !hash.isEmpty()
        ? new Key(
            "Deployment",
            owner.namespace(),
            owner.name().substring(0, owner.name().length() - hash.length() - 1))
        : owner;
  }

  private static Optional<Key> owner(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .map((OwnerReference owner) ->
            new Key(owner.getKind(), object.getMetadata().getNamespace(), owner.getName()))
        .findFirst();
  }

  private List<PullingWorkload> found(Set<String> hosts) {
    Map<Key, Use> uses = new HashMap<>();
    notes.stream()
        .filter(note -> note.hosts().anyMatch(hosts::contains))
        .forEach(note -> uses.merge(note.workload(), note.use(), Use::and));
    return uses.entrySet().stream()
        .map(use ->
            new PullingWorkload(
                use.getKey().kind(),
                use.getKey().namespace(),
                use.getKey().name(),
                use.getValue().pods(),
                List.copyOf(use.getValue().pullSecrets())))
        .sorted(
            Comparator.comparing(PullingWorkload::namespace)
                .thenComparing(PullingWorkload::name)
                .thenComparing(PullingWorkload::kind))
        .toList();
  }
}
