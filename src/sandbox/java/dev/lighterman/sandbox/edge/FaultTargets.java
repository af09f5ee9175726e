package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.activity.ActivityLog;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Finds the Azure resources that a fault is about, and changes them. */
record FaultTargets(World world) {

  static final String REGISTRIES = "Microsoft.ContainerRegistry/registries";
  static final String CONNECTED = REGISTRIES + "/connectedRegistries";
  static final String CLUSTERS = "Microsoft.Kubernetes/connectedClusters";

  /** The resources of a type that a fault is about. */
  List<Resource> find(String type, Fault fault, String detail) {
    return world.locked(() ->
        world.resources().ofType(type).stream()
            .filter(resource -> fault.appliesTo(detail, resource.id().name()))
            .toList());
  }

  /** Applies an effect to each of them, under the world's lock; returns the repairs. */
  List<FaultRepair> applyToEach(
      String type, Fault fault, String detail, Function<Resource, Optional<FaultRepair>> effect) {
    return world.locked(
        () -> find(type, fault, detail).stream().map(effect).flatMap(Optional::stream).toList());
  }

  /** Sets values of a resource; empty if it has them already. */
  Optional<FaultRepair> change(Resource resource, Map<String, String> values) {
    var undo = new ArrayList<Runnable>();
    values.forEach((pointer, value) -> {
      var before = resource.text(pointer);
      if (!before.equals(value)) {
        resource.set(pointer, value);
        undo.add(() -> resource.set(pointer, before));
      }
    });
    return undo.isEmpty()
        ? Optional.empty()
        : Optional.of(
            lockedRepair(
                () ->
                    values.entrySet().stream()
                        .allMatch(set -> resource.text(set.getKey()).equals(set.getValue())),
                () -> undo.forEach(Runnable::run)));
  }

  /** A repair that checks and acts under the world's lock. */
  FaultRepair lockedRepair(BooleanSupplier needed, Runnable action) {
    return new FaultRepair(() -> world.locked(needed::getAsBoolean), () -> world.runLocked(action));
  }

  /** Puts what a person does into Azure's activity log. */
  void record(Resource resource, String verb) {
    record(world, resource, verb);
  }

  static void record(World world, Resource resource, String verb) {
    world
        .activityLog()
        .append(ActivityLog.SOMEBODY, resource.id().type() + "/" + verb, resource.id().text(), 200);
  }

  void log(String sentence, String kind, Resource resource) {
    world
        .eventLog()
        .append(sentence.formatted(resource.id().name()), Map.of(kind, resource.id().name()));
  }
}
