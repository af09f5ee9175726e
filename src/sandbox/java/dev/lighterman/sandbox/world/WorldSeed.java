package dev.lighterman.sandbox.world;

import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.util.List;

/** The initial state of a world: registries, images, clusters, provider registrations. */
public interface WorldSeed {

  /** The subscriptions of its tenant. */
  List<Subscription> subscriptions();

  /** Its Arc clusters. */
  List<ClusterSeed> clusters();

  /** What the quickstart deploys in it. */
  QuickstartParameters quickstartParameters();

  /** Fills an empty world; the caller holds its lock. */
  void populate(World world);
}
