package dev.lighterman.sandbox.kubernetes.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.kubernetes.admission.Api;
import dev.lighterman.sandbox.kubernetes.admission.Deletion;
import dev.lighterman.sandbox.kubernetes.controllers.ControlPlane;
import dev.lighterman.sandbox.kubernetes.controllers.Controllers;
import dev.lighterman.sandbox.kubernetes.controllers.Events;
import dev.lighterman.sandbox.kubernetes.controllers.Narrator;
import dev.lighterman.sandbox.kubernetes.controllers.Story;
import dev.lighterman.sandbox.kubernetes.node.Kubelet;
import dev.lighterman.sandbox.kubernetes.node.NodeImages;
import dev.lighterman.sandbox.kubernetes.node.PodLogs;
import dev.lighterman.sandbox.kubernetes.objects.Kind;
import dev.lighterman.sandbox.kubernetes.objects.Meta;
import dev.lighterman.sandbox.kubernetes.objects.ObjectKey;
import dev.lighterman.sandbox.kubernetes.objects.ObjectStore;
import dev.lighterman.sandbox.kubernetes.objects.ServiceRange;
import dev.lighterman.sandbox.kubernetes.objects.Write;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** One running cluster, used from inside the world with the same admission as over HTTP. */
public final class Cluster {

  private static final Write WRITE = Write.by("helm").forced();

  private final ClusterSpec spec;
  private final Api api;
  private final PodLogs logs;
  private final Controllers controllers;
  private final Tokens tokens;

  private Cluster(ClusterSpec spec, Api api, PodLogs logs, Controllers controllers) {
    this.spec = spec;
    this.api = api;
    this.logs = logs;
    this.controllers = controllers;
    this.tokens = Tokens.of(spec);
  }

  public static Cluster start(ClusterSpec spec, Surroundings around) {
    var range = ServiceRange.of(spec.serviceCidr());
    var api = new Api(new ObjectStore(), range, around.clock(), new Random());
    var story = new Story(around.journal(), spec.name());
    var plane = new ControlPlane(api, around.clock(), new Events(api, around.clock()), story);
    var logs = new PodLogs(around.clock());
    var engine = new Kubelet.Engine(spec.name(), around.pulls(), new NodeImages(), logs);
    var controllers = Controllers.start(plane, new Kubelet(plane, engine));
    SystemObjects.create(api, spec, range);
    controllers.add(new Narrator(story));
    return new Cluster(spec, api, logs, controllers);
  }

  public ClusterSpec spec() {
    return spec;
  }

  /**
   * Creates an object.
   *
   * @return as stored, with its defaults
   * @throws dev.lighterman.sandbox.kubernetes.objects.ApiFailure as the API server refuses
   */
  public ObjectNode create(ObjectNode object) {
    Kind kind = kindOf(object);
    return api.create(kind, namespaceOf(kind, object), object, WRITE);
  }

  /** Creates an object or merges into the one that is there, as a server-side apply. */
  public ObjectNode apply(ObjectNode object) {
    Kind kind = kindOf(object);
    var key = new ObjectKey(kind, namespaceOf(kind, object), Meta.name(object));
    return api.apply(key, object, WRITE);
  }

  /**
   * Looks for an object.
   *
   * @param kind such as {@code Deployment}
   * @param namespace empty for kinds outside namespaces
   */
  public Optional<ObjectNode> get(String kind, String namespace, String name) {
    return api.store().get(new ObjectKey(Kind.named(kind), namespace, name));
  }

  /**
   * The objects of one kind.
   *
   * @param namespace empty for all
   */
  public List<ObjectNode> list(String kind, String namespace) {
    return api.store().list(Kind.named(kind), namespace);
  }

  /** Deletes an object and, in the background, what it owns; fine if it is gone already. */
  public void delete(String kind, String namespace, String name) {
    var key = new ObjectKey(Kind.named(kind), namespace, name);
    if (api.store().get(key).isPresent()) {
      api.delete(key, Deletion.inBackground());
    }
  }

  /** Changes an object in place, status included: for what the world does to it, such as nodes. */
  public void change(String kind, String namespace, String name, Consumer<ObjectNode> how) {
    api.change(new ObjectKey(Kind.named(kind), namespace, name), how);
  }

  /** Adds a line to the log of a pod's first container; lost if there is no such pod. */
  public void log(String namespace, String pod, String line) {
    get(Kind.POD.kind(), namespace, pod)
        .ifPresent(found -> {
          var first = found.path("spec").path("containers").path(0).path("name").asText();
          logs.say(new PodLogs.Source(Meta.uid(found), first), line);
        });
  }

  /** Who may come in, and what the bot may do. */
  public Tokens tokens() {
    return tokens;
  }

  public Api api() {
    return api;
  }

  public Controllers controllers() {
    return controllers;
  }

  public PodLogs logs() {
    return logs;
  }

  private static Kind kindOf(ObjectNode object) {
    return Kind.named(object.path("kind").asText());
  }

  private static String namespaceOf(Kind kind, ObjectNode object) {
    if (!kind.namespaced()) {
      return "";
    }
    String said = Meta.namespace(object);
    return said.isEmpty() ? "default" : said;
  }
}
