package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.kubernetes.objects.ApiFailure;
import dev.lighterman.sandbox.world.ArcAgents;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.FaultListener;
import dev.lighterman.sandbox.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Applies the faults that change the world, and undoes them when they are cleared. Other faults are
 * checked where they have an effect. No timer runs meanwhile: a heartbeat would see half of it.
 */
final class FaultEffects implements FaultListener {

  private final World world;
  private final Map<String, Function<Fault, List<FaultRepair>>> effects = new HashMap<>();
  private final Map<Fault, List<FaultRepair>> repairs = new ConcurrentHashMap<>();

  FaultEffects(World world, ArcClusterMap clusters, ArcAgents agents) {
    var sites = new InstalledSite.Finder(world, clusters, agents);
    this.world = world;
    effects.putAll(new RegistryFaultEffects(world).byName());
    effects.putAll(new ClusterFaultEffects(world, clusters).byName());
    effects.putAll(new InstallationFaultEffects(sites).byName());
    effects.putAll(new ExtensionFaultEffects(sites).byName());
    effects.putAll(new SyncFaultEffects(world, sites).byName());
    effects.putAll(new TokenFaultEffects(world, sites).byName());
    effects.putAll(new ClientFaultEffects(sites).byName());
  }

  @Override
  public void faultInjected(Fault fault) {
    var effect = effects.get(fault.name());
    if (effect != null) {
      world
          .clock()
          .betweenTimers(() -> {
            repair(fault);
            repairs.put(fault, applied(fault, effect));
          });
    }
  }

  /** Nothing where a cluster refuses it, as it may beside another fault. */
  private List<FaultRepair> applied(Fault fault, Function<Fault, List<FaultRepair>> effect) {
    try {
      return effect.apply(fault);
    } catch (ApiFailure refused) {
      world
          .eventLog()
          .append(
              "Fault %s has no effect: %s".formatted(fault.name(), refused.getMessage()), Map.of());
      return List.of();
    }
  }

  @Override
  public void faultCleared(Fault fault) {
    if (repairs.containsKey(fault)) {
      world.clock().betweenTimers(() -> repair(fault));
    }
  }

  private void repair(Fault fault) {
    var faultRepairs = repairs.remove(fault);
    if (faultRepairs != null) {
      faultRepairs.reversed().forEach(FaultRepair::repairIfNeeded);
    }
  }

  /** A fault that had nothing to change stays until it is cleared. */
  @Override
  public boolean isResolved(Fault fault) {
    var faultRepairs = repairs.getOrDefault(fault, List.of());
    return !faultRepairs.isEmpty()
        && faultRepairs.stream().noneMatch(repair -> repair.isNeeded().getAsBoolean());
  }
}
