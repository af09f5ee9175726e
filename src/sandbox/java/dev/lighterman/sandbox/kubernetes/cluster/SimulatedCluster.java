package dev.lighterman.sandbox.kubernetes.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.DeleteOptions;
import dev.lighterman.sandbox.kubernetes.admission.ObjectApi;
import dev.lighterman.sandbox.kubernetes.controllers.ClusterEventLog;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerContext;
import dev.lighterman.sandbox.kubernetes.controllers.ControllerLoop;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventMessage;
import dev.lighterman.sandbox.kubernetes.controllers.EventRecorder.EventSource;
import dev.lighterman.sandbox.kubernetes.controllers.ObjectLifecycleLogger;
import dev.lighterman.sandbox.kubernetes.controllers.PodStatus;
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
  private final ContainerRuntime runtime;
  private final ControllerContext context;
  private final BearerTokens tokens;
  private final ServiceAccountTokens serviceAccounts;

  private SimulatedCluster(
      ClusterSpec spec,
      BearerTokens tokens,
      ControllerContext context,
      ContainerRuntime runtime,
      ContainerLogs logs) {
    this.spec = spec;
    this.runtime = runtime;
    this.context = context;
    this.tokens = tokens;
    this.api = context.api();
    this.logs = logs;
    this.serviceAccounts = new ServiceAccountTokens(api.store(), context.clock());
  }

  /**
   * Starts it.
   *
   * @param ca of the API server's certificate, for whoever signs in to it
   */
  public static SimulatedCluster start(
      ClusterSpec spec,
      BearerTokens tokens,
      WorldClock clock,
      EventLog eventLog,
      ImagePuller puller,
      String ca) {
    var range = ServiceIpRange.of(spec.serviceCidr());
    var api = new ObjectApi(new ObjectStore(), range, clock, new Random());
    var clusterLog = new ClusterEventLog(eventLog, spec.name());
    var context = new ControllerContext(api, clock, new EventRecorder(api, clock), clusterLog);
    var logs = new ContainerLogs(clock);
    var runtime = new ContainerRuntime(spec.name(), puller, logs);
    var controllers = ControllerLoop.start(context, new Kubelet(context, runtime), ca);
    SystemObjects.create(api, spec, range);
    controllers.add(new ObjectLifecycleLogger(clusterLog));
    return new SimulatedCluster(spec, tokens, context, runtime, logs);
  }

  public ClusterSpec spec() {
    return spec;
  }

  /** Grows with every change of an object. */
  public long version() {
    return api.store().version();
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

  /** The first container of a pod crashes again and again, until somebody deletes the pod. */
  public void crash(String namespace, String pod) {
    get(ResourceKind.POD.kind(), namespace, pod)
        .ifPresent(found -> {
          var container = found.path("spec").path("containers").path(0).path("name").asText();
          var qualified =
              "%s pod=%s_%s(%s)".formatted(container, pod, namespace, ObjectMeta.uid(found));
          var now = context.now();
          change(
              ResourceKind.POD.kind(),
              namespace,
              pod,
              each -> {
                setCrashed(each, "back-off 5m0s restarting failed container=" + qualified);
                PodStatus.update(each, now);
              });
          context
              .events()
              .record(
                  found,
                  EventMessage.warning(
                      "BackOff",
                      "Back-off restarting failed container "
                          + qualified.replace(" pod=", " in pod ")),
                  new EventSource("kubelet", found.path("spec").path("nodeName").asText()));
        });
  }

  private static void setCrashed(ObjectNode pod, String message) {
    var container = (ObjectNode) pod.path("status").path("containerStatuses").path(0);
    var started = container.path("state").path("running").path("startedAt").asText();
    container.put("ready", false).put("started", false).put("restartCount", 7);
    container
        .putObject("lastState")
        .putObject("terminated")
        .put("exitCode", 137)
        .put("reason", "OOMKilled")
        .put("startedAt", started)
        .put("finishedAt", started);
    container
        .putObject("state")
        .putObject("waiting")
        .put("reason", "CrashLoopBackOff")
        .put("message", message);
  }

  /** Removes the images whose names begin so from all nodes, which have to pull them again. */
  public void removeImages(String prefix) {
    runtime.removeImages(prefix);
  }

  /** The bearer tokens that the cluster accepts. */
  public BearerTokens tokens() {
    return tokens;
  }

  /** The tokens of its ServiceAccounts. */
  public ServiceAccountTokens serviceAccounts() {
    return serviceAccounts;
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
