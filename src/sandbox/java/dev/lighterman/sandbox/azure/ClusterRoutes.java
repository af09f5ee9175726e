package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.CLUSTER;

import dev.lighterman.sandbox.http.Router;

/** Arc clusters, to be read; they are connected from their own side. */
final class ClusterRoutes {

  private static final String TYPE = "Microsoft.Kubernetes/connectedClusters";

  private final ArmContext context;

  ClusterRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router
        .on(
            "GET",
            "/subscriptions/{sub}/providers/" + TYPE,
            r -> ArmContext.page(r, context.inSubscription(r, TYPE)))
        .on(
            "GET",
            "/subscriptions/{sub}/resourceGroups/{group}/providers/" + TYPE,
            r -> ArmContext.page(r, context.inGroup(r, TYPE)))
        .on("GET", CLUSTER, r -> ArmContext.resource(200, context.cluster(r)));
  }
}
