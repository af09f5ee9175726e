package dev.lighterman.sandbox.world;

import dev.lighterman.sandbox.world.Tenant.Subscription;
import java.util.List;

/** A world as it is on the first morning: registries, images, clusters and their providers. */
public interface WorldSeed {

  /** What its tenant has. */
  List<Subscription> subscriptions();

  /** Its Arc clusters, and what stands behind each. */
  List<ClusterSeed> clusters();

  /** What a stranger deploys in it first. */
  QuickstartParameters quickstartParameters();

  /** Fills an empty world; the caller holds its lock. */
  void populate(World world);
}
