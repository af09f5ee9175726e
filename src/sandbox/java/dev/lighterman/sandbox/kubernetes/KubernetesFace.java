package dev.lighterman.sandbox.kubernetes;

import dev.lighterman.sandbox.http.Face;
import dev.lighterman.sandbox.http.FaceOptions;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.kubernetes.api.ApiServer;
import dev.lighterman.sandbox.kubernetes.api.Streams;
import dev.lighterman.sandbox.kubernetes.cluster.Cluster;
import dev.lighterman.sandbox.kubernetes.cluster.ClusterSpec;
import dev.lighterman.sandbox.kubernetes.cluster.Surroundings;
import dev.lighterman.sandbox.kubernetes.node.ImagePulls;
import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.world.Journal;
import dev.lighterman.sandbox.world.WorldClock;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** All clusters' API servers behind one TLS port, each under {@code /clusters/NAME}. */
public final class KubernetesFace implements AutoCloseable {

  private static final String PREFIX = "/clusters/";

  private final Surroundings around;
  private final Map<String, Cluster> clusters = new ConcurrentSkipListMap<>();
  private final Map<String, ApiServer> servers = new ConcurrentHashMap<>();
  private final Streams streams = new Streams();
  private final Face face;

  @SuppressWarnings("this-escape") // The face starts last and the class is final.
  private KubernetesFace(FaceOptions options, Surroundings around) {
    this.around = around;
    this.face = Face.start(options.refusing(KubernetesFace::refusal), this::answer);
  }

  private static Response refusal(int status, Request request) {
    return status == 403
        ? Response.json(403, ApiFailure.notAdmitted(request.path()).status())
        : Response.empty(status);
  }

  /** Starts listening, with no clusters yet. */
  public static KubernetesFace start(
      FaceOptions options, WorldClock clock, Journal journal, ImagePulls pulls) {
    return new KubernetesFace(options, new Surroundings(clock, journal, pulls));
  }

  /** Starts a cluster, with its nodes, storage classes and system services. */
  public Cluster add(ClusterSpec spec) {
    var cluster = Cluster.start(spec, around);
    clusters.put(spec.name(), cluster);
    servers.put(spec.name(), new ApiServer(cluster, around.clock(), streams));
    return cluster;
  }

  /** The running cluster of that name. */
  public Cluster cluster(String name) {
    return Optional.ofNullable(clusters.get(name))
        .orElseThrow(() -> new IllegalArgumentException("There is no cluster " + name));
  }

  /** Where the cluster's API server is. */
  public URI address(String cluster) {
    return URI.create(face.address() + PREFIX + cluster);
  }

  /** A kubeconfig for the bot: a context for each cluster that lets it in, named as the cluster. */
  public String kubeconfig(String caPem) {
    var config = new Kubeconfig(caPem);
    clusters.forEach((name, cluster) -> {
      if (cluster.spec().knowsBot()) {
        config.with(name, address(name), cluster.spec().bearerToken());
      }
    });
    return config.yaml();
  }

  /** One with all clusters, for a person who may do everything. */
  public String adminKubeconfig(String caPem) {
    var config = new Kubeconfig(caPem);
    clusters.forEach((name, cluster) -> config.with(name, address(name), cluster.tokens().admin()));
    return config.yaml();
  }

  @Override
  public void close() {
    streams.close();
    face.close();
  }

  private Response answer(Request request) {
    String path = request.path();
    int end = path.indexOf('/', PREFIX.length());
    if (!path.startsWith(PREFIX) || end < 0) {
      return Response.empty(404);
    }
    return Optional.ofNullable(servers.get(path.substring(PREFIX.length(), end)))
        .map(server -> server.answer(request, path.substring(end)))
        .orElseGet(() -> Response.empty(404));
  }
}
