package dev.lighterman.sandbox.kubernetes.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.DeleteOptions;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.controllers.ClusterEventLog;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerContext;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerLoop;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder;
import dev.lighterman.sandbox.kubernetes.controllers.ObjectLifecycleLogger;
import dev.lighterman.sandbox.kubernetes.node.ContainerLogs;
import dev.lighterman.sandbox.kubernetes.node.ContainerRuntime;
import dev.lighterman.sandbox.kubernetes.node.ImagePuller;
import dev.lighterman.sandbox.kubernetes.node.Kubelet;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectMeta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ResourceKind;
import dev.lighterman.sandbox.kubernetes.objects.ServiceIpRange;
import dev.lighterman.sandbox.kubernetes.objects.WriteOptions;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One running cluster; its methods admit objects as the API server does over HTTP. */
public final class SimulatedCluster {

  private static final WriteOptions WRITE = WriteOptions.by("helm").forced();

  private final ClusterSpec spec;
  private final ObjectApi api;
  private final ContainerLogs logs;
  private final BearerTokens tokens;

  private SimulatedCluster(
      ClusterSpec spec, BearerTokens tokens, ObjectApi api, ContainerLogs logs) {
    this.spec = spec;
    this.tokens = tokens;
    this.api = api;
    this.logs = logs;
  }

  public static SimulatedCluster start(
      ClusterSpec spec,
      BearerTokens tokens,
      WorldClock clock,
      EventLog eventLog,
      ImagePuller puller) {
    var range = ServiceIpRange.of(spec.serviceCidr());
    var api = new ObjectApi(new ObjectStore(), range, clock, new Random());
    var clusterLog = new ClusterEventLog(eventLog, spec.name());
    var context = new ControllerContext(api, clock, new EventRecorder(api, clock), clusterLog);
    var logs = new ContainerLogs(clock);
    var runtime = new ContainerRuntime(spec.name(), puller, logs);
    var controllers = ControllerLoop.start(context, new Kubelet(context, runtime));
    SystemObjects.create(api, spec, range);
    controllers.add(new ObjectLifecycleLogger(clusterLog));
    return new SimulatedCluster(spec, tokens, api, logs);
  }

  public ClusterSpec spec() {
    return spec;
  }

  /**
   * Creates an object.
   *
   * @return as stored, with its defaults
   * @throws dev.lighterman.sandbox.kubernetes.objects.ApiFailure as the API server answers
   */
  public ObjectNode create(ObjectNode object) {
    ResourceKind kind = kindOf(object);
    return api.create(kind, namespaceOf(kind, object), object, WRITE);
  }

  /** Creates or changes an object by server-side apply. */
  public ObjectNode apply(ObjectNode object) {
    ResourceKind kind = kindOf(object);
    var key = new ObjectKey(kind, namespaceOf(kind, object), ObjectMeta.name(object));
    return api.apply(key, object, WRITE);
  }

  /**
   * Finds an object.
   *
   * @param kind such as {@code Deployment}
   * @param namespace empty for cluster-scoped kinds
   */
  public Optional<ObjectNode> get(String kind, String namespace, String name) {
    return api.store().get(new ObjectKey(ResourceKind.byName(kind), namespace, name));
  }

  /**
   * The objects of one kind.
   *
   * @param namespace empty for all
   */
  public List<ObjectNode> list(String kind, String namespace) {
    return api.store().list(ResourceKind.byName(kind), namespace);
  }

  /**
   * The name of the first object of a namespace for which a test holds; see {@link ObjectStore}.
   */
  public Optional<String> firstName(String kind, String namespace, Predicate<ObjectNode> test) {
    return api.store().firstName(ResourceKind.byName(kind), namespace, test);
  }

  /** Deletes an object, if it exists, and its dependents in the background. */
  public void delete(String kind, String namespace, String name) {
    var key = new ObjectKey(ResourceKind.byName(kind), namespace, name);
    if (api.store().get(key).isPresent()) {
      api.delete(key, DeleteOptions.background());
    }
  }

  /** Changes an object, status included, without admission. */
  public void change(String kind, String namespace, String name, Consumer<ObjectNode> mutation) {
    api.change(new ObjectKey(ResourceKind.byName(kind), namespace, name), mutation);
  }

  /** Appends a line to the log of a pod's first container, if the pod exists. */
  public void log(String namespace, String pod, String line) {
    get(ResourceKind.POD.kind(), namespace, pod)
        .ifPresent(found -> {
          var first = found.path("spec").path("containers").path(0).path("name").asText();
          logs.append(new ContainerLogs.Source(ObjectMeta.uid(found), first), line);
        });
  }

  /** The bearer tokens that the cluster accepts. */
  public BearerTokens tokens() {
    return tokens;
  }

  public ObjectApi api() {
    return api;
  }

  public ContainerLogs logs() {
    return logs;
  }

  private static ResourceKind kindOf(ObjectNode object) {
    return ResourceKind.byName(object.path("kind").asText());
  }

  private static String namespaceOf(ResourceKind kind, ObjectNode object) {
    if (!kind.namespaced()) {
      return "";
    }
    String given = ObjectMeta.namespace(object);
    return given.isEmpty() ? "default" : given;
  }
}
