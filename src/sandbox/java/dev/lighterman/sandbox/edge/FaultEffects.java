package dev.lighterman.sandbox.edge;

import static java.util.Map.entry;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.FaultListener;
import dev.lighterman.sandbox.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Applies the faults that change the world, and undoes them when they are cleared. Other faults are
 * checked where they have an effect.
 */
final class FaultEffects implements FaultListener {

  private final Map<String, Function<Fault, List<FaultRepair>>> effects;
  private final Map<Fault, List<FaultRepair>> repairs = new HashMap<>();

  FaultEffects(World world, ArcClusterMap clusters) {
    var registries = new RegistryFaultEffects(world);
    var sites = new SiteFaultEffects(world, clusters);
    this.effects =
        Map.ofEntries(
            entry("registry-full", registries::fillRegistry),
            entry("registry-basic", registries::downgrade),
            entry("registry-abac", registries::requireRepositoryRoles),
            entry("registry-closed", registries::closeNetwork),
            entry("arm-tokens-refused", registries::refuseArmTokens),
            entry("data-endpoint-off", registries::disableEndpoint),
            entry("image-missing", registries::removeImage),
            entry("provider-unregistered", registries::unregister),
            entry("arc-offline", sites::disconnect),
            entry("storage-class-missing", sites::removeStorageClass),
            entry("not-allowed-in-cluster", sites::revokePermission),
            entry("wrong-password", sites::replacePassword),
            entry("token-detached", sites::detachClientTokens));
  }

  @Override
  public synchronized void faultInjected(Fault fault) {
    var effect = effects.get(fault.name());
    if (effect != null) {
      faultCleared(fault);
      repairs.put(fault, effect.apply(fault));
    }
  }

  @Override
  public synchronized void faultCleared(Fault fault) {
    var faultRepairs = repairs.remove(fault);
    if (faultRepairs != null) {
      faultRepairs.reversed().forEach(FaultRepair::repairIfNeeded);
    }
  }

  @Override
  public synchronized boolean isResolved(Fault fault) {
    var faultRepairs = repairs.get(fault);
    return faultRepairs != null
        && faultRepairs.stream().noneMatch(repair -> repair.isNeeded().getAsBoolean());
  }
}
