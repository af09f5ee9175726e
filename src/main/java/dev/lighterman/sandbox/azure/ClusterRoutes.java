package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.Context.CLUSTER;

import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;

/** Arc clusters, to be read; they are connected from their own side. */
final class ClusterRoutes {

  private static final String TYPE = "Microsoft.Kubernetes/connectedClusters";

  private final Context context;

  ClusterRoutes(Context context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router
        .on(
            "GET",
            "/subscriptions/{sub}/providers/" + TYPE,
            r -> Context.page(r, context.inSubscription(r, TYPE)))
        .on("GET", "/subscriptions/{sub}/resourceGroups/{group}/providers/" + TYPE, this::inGroup)
        .on("GET", CLUSTER, r -> Context.resource(200, context.cluster(r)));
  }

  private Response inGroup(Request request) {
    var group = context.group(request).id().name();
    return Context.page(
        request,
        context.inSubscription(request, TYPE).stream()
            .filter(cluster -> cluster.id().group().filter(group::equalsIgnoreCase).isPresent())
            .toList());
  }
}
