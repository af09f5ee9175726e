package dev.lighterman.sandbox.kubernetes;

import dev.lighterman.sandbox.http.ServerOptions;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.http.SimulatedServer;
import dev.lighterman.sandbox.kubernetes.api.ApiServer;
import dev.lighterman.sandbox.kubernetes.api.StreamingResponses;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterDependencies;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec;
import dev.lighterman.sandbox.kubernetes.cluster.SimulatedCluster;
import dev.lighterman.sandbox.kubernetes.node.ImagePuller;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All clusters' API servers behind one TLS port, each under {@code /clusters/NAME}. */
public final class KubernetesServer implements AutoCloseable {

  private static final String PREFIX = "/clusters/";

  private final ClusterDependencies around;
  private final Map<String, SimulatedCluster> clusters = new ConcurrentSkipListMap<>();
  private final Map<String, ApiServer> servers = new ConcurrentHashMap<>();
  private final StreamingResponses streams = new StreamingResponses();
  private final SimulatedServer server;

  @SuppressWarnings("this-escape") // The face starts last and the class is final.
  private KubernetesServer(ServerOptions options, ClusterDependencies around) {
    this.around = around;
    this.server =
        SimulatedServer.start(options.withErrorResponder(KubernetesServer::refusal), this::answer);
  }

  private static ServerResponse refusal(int status, ServerRequest request) {
    return status == 403
        ? ServerResponse.json(403, ApiFailure.notAdmitted(request.path()).status())
        : ServerResponse.empty(status);
  }

  /** Starts listening, with no clusters yet. */
  public static KubernetesServer start(
      ServerOptions options, WorldClock clock, EventLog eventLog, ImagePuller pulls) {
    return new KubernetesServer(options, new ClusterDependencies(clock, eventLog, pulls));
  }

  /** Starts a cluster, with its nodes, storage classes and system services. */
  public SimulatedCluster add(ClusterSpec spec) {
    var cluster = SimulatedCluster.start(spec, around);
    clusters.put(spec.name(), cluster);
    servers.put(spec.name(), new ApiServer(cluster, around.clock(), streams));
    return cluster;
  }

  /** The running cluster of that name. */
  public SimulatedCluster cluster(String name) {
    return Optional.ofNullable(clusters.get(name))
        .orElseThrow(() -> new IllegalArgumentException("There is no cluster " + name));
  }

  /** Where the cluster's API server is. */
  public URI address(String cluster) {
    return URI.create(server.address() + PREFIX + cluster);
  }

  /** A kubeconfig for the bot: a context for each cluster that lets it in, named as the cluster. */
  public String kubeconfig(String caPem) {
    var config = new KubeconfigWriter(caPem);
    clusters.forEach((name, cluster) -> {
      if (cluster.spec().admitsBot()) {
        config.with(name, address(name), cluster.spec().bearerToken());
      }
    });
    return config.yaml();
  }

  /** One with all clusters, for a person who may do everything. */
  public String adminKubeconfig(String caPem) {
    var config = new KubeconfigWriter(caPem);
    clusters.forEach((name, cluster) -> config.with(name, address(name), cluster.tokens().admin()));
    return config.yaml();
  }

  @Override
  public void close() {
    streams.close();
    server.close();
  }

  private ServerResponse answer(ServerRequest request) {
    String path = request.path();
    int end = path.indexOf('/', PREFIX.length());
    if (!path.startsWith(PREFIX) || end < 0) {
      return ServerResponse.empty(404);
    }
    return Optional.ofNullable(servers.get(path.substring(PREFIX.length(), end)))
        .map(server -> server.answer(request, path.substring(end)))
        .orElseGet(() -> ServerResponse.empty(404));
  }
}
