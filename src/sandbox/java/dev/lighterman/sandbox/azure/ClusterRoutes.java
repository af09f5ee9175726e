package dev.lighterman.sandbox.azure;

import static dev.lighterman.sandbox.azure.ArmContext.CLUSTER;

import dev.lighterman.sandbox.http.Router;

/** Arc clusters, read-only. */
final class ClusterRoutes {

  private static final String TYPE = "Microsoft.Kubernetes/connectedClusters";

  private final ArmContext context;

  ClusterRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return context
        .addLists(router, TYPE)
        .route("GET", CLUSTER, r -> ArmContext.resource(200, context.cluster(r)));
  }
}
