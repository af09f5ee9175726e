package dev.lighterman.sandbox.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.ServerTls;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.kubernetes.api.ApiServer;
import dev.lighterman.sandbox.kubernetes.api.StreamingResponses;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec;
import dev.lighterman.sandbox.kubernetes.cluster.OnDemandCluster;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.node.ImagePuller;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** The API servers of all clusters on one TLS port, each under {@code /clusters/NAME}. */
public final class KubernetesServer implements AutoCloseable {

  private static final String PREFIX = "/clusters/";

  private final WorldClock clock;
  private final EventLog eventLog;
  private final ImagePuller puller;
  private final String ca;
  private final Map<String, OnDemandCluster> clusters = new ConcurrentSkipListMap<>();
  private final Map<String, ApiServer> apiServers = new ConcurrentHashMap<>();
  private final StreamingResponses streams = new StreamingResponses();
  private final SimulatedServer server;

  @SuppressWarnings("this-escape") // The server starts last and the class is final.
  private KubernetesServer(
      ServerOptions options, WorldClock clock, EventLog eventLog, ImagePuller puller) {
    this.clock = clock;
    this.eventLog = eventLog;
    this.puller = puller;
    this.ca = options.tls().map(ServerTls::caPem).orElse("");
    this.server =
        SimulatedServer.start(
            options.withErrorResponder(KubernetesServer::errorResponse), this::handle);
  }

  private static ServerResponse errorResponse(int status, ServerRequest request) {
    return status == 403
        ? ServerResponse.json(403, ApiFailure.deniedByWebhook(request.path()).status())
        : ServerResponse.empty(status);
  }

  /** Starts listening, with no clusters yet. */
  public static KubernetesServer start(
      ServerOptions options, WorldClock clock, EventLog eventLog, ImagePuller puller) {
    return new KubernetesServer(options, clock, eventLog, puller);
  }

  /** Starts a cluster, with its nodes, storage classes and system services. */
  public SimulatedCluster add(ClusterSpec spec) {
    return add(spec, _ -> {}).get();
  }

  /**
   * Adds a cluster that starts when it is first used.
   *
   * @param populate creates what runs on it from the beginning
   */
  public OnDemandCluster add(ClusterSpec spec, Consumer<SimulatedCluster> populate) {
    var added =
        new OnDemandCluster(
            spec,
            tokens -> {
              var cluster = SimulatedCluster.start(spec, tokens, clock, eventLog, puller, ca);
              populate.accept(cluster);
              return cluster;
            });
    clusters.put(spec.name(), added);
    return added;
  }

  /** The running cluster of that name. */
  public SimulatedCluster cluster(String name) {
    return Optional.ofNullable(clusters.get(name))
        .map(OnDemandCluster::get)
        .orElseThrow(() -> new IllegalArgumentException("There is no cluster " + name));
  }

  /** The URL of the cluster's API server. */
  public URI address(String cluster) {
    return URI.create(server.address() + PREFIX + cluster);
  }

  /** A kubeconfig for the bot: a context for each cluster that admits it, named as the cluster. */
  public String kubeconfig(String caPem) {
    var config = new Kubeconfig(caPem);
    clusters.forEach((name, cluster) -> {
      if (cluster.spec().admitsBot()) {
        config.addContext(name, address(name), cluster.spec().bearerToken());
      }
    });
    return config.yaml();
  }

  /** A kubeconfig for an administrator of all clusters. */
  public String adminKubeconfig(String caPem) {
    var config = new Kubeconfig(caPem);
    clusters.forEach(
        (name, cluster) -> config.addContext(name, address(name), cluster.tokens().admin()));
    return config.yaml();
  }

  @Override
  public void close() {
    streams.close();
    server.close();
  }

  private ServerResponse handle(ServerRequest request) {
    String path = request.path();
    int end = path.indexOf('/', PREFIX.length());
    if (!path.startsWith(PREFIX) || end < 0) {
      return ServerResponse.empty(404);
    }
    return Optional.ofNullable(clusters.get(path.substring(PREFIX.length(), end)))
        .map(cluster -> apiServer(cluster).handle(request, path.substring(end)))
        .orElseGet(() -> ServerResponse.empty(404));
  }

  private ApiServer apiServer(OnDemandCluster cluster) {
    return apiServers.computeIfAbsent(
        cluster.spec().name(), _ -> new ApiServer(cluster.get(), clock, streams));
  }

  /** Builds a kubeconfig with one context per cluster, named as the cluster. */
  private static final class Kubeconfig {

    private final ObjectNode config =
        JsonTree.object().put("apiVersion", "v1").put("kind", "Config");
    private final String ca;

    Kubeconfig(String caPem) {
      ca = Base64.getEncoder().encodeToString(caPem.getBytes(StandardCharsets.UTF_8));
      config.putArray("clusters");
      config.putArray("users");
      config.putArray("contexts");
    }

    Kubeconfig addContext(String cluster, URI address, String token) {
      addEntry("clusters", cluster, "cluster")
          .put("server", address.toString())
          .put("certificate-authority-data", ca);
      addEntry("users", cluster, "user").put("token", token);
      addEntry("contexts", cluster, "context").put("cluster", cluster).put("user", cluster);
      JsonTree.setDefault(config, "current-context", cluster);
      return this;
    }

    private ObjectNode addEntry(String list, String name, String field) {
      return config.withArray(list).addObject().put("name", name).putObject(field);
    }

    String yaml() {
      try {
        return new YAMLMapper().writeValueAsString(config);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("A kubeconfig cannot be written", e);
      }
    }
  }
}
