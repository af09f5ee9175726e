package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Azure's resources as faults hit them. */
record FaultTargets(World world) {

  static final String REGISTRIES = "Microsoft.ContainerRegistry/registries";
  static final String CONNECTED = REGISTRIES + "/connectedRegistries";
  static final String CLUSTERS = "Microsoft.Kubernetes/connectedClusters";

  /** The resources of a type that a fault is about. */
  List<Resource> of(String type, Fault fault, String detail) {
    return world.locked(() ->
        world.resources().ofType(type).stream()
            .filter(one -> fault.appliesTo(detail, one.id().name()))
            .toList());
  }

  /** Breaks each of them, under the world's lock; answers how to put them right. */
  List<FaultRepair> breakEach(
      String type, Fault fault, String detail, Function<Resource, Optional<FaultRepair>> how) {
    return world.locked(
        () -> of(type, fault, detail).stream().map(how).flatMap(Optional::stream).toList());
  }

  /** Sets texts of a resource, and back to what they were; nothing where they are so already. */
  Optional<FaultRepair> change(Resource resource, Map<String, String> texts) {
    var backs = new ArrayList<Runnable>();
    texts.forEach((pointer, value) -> {
      var before = resource.text(pointer);
      if (!before.equals(value)) {
        resource.set(pointer, value);
        backs.add(() -> resource.set(pointer, before));
      }
    });
    return backs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            underLock(
                () ->
                    texts.entrySet().stream()
                        .allMatch(set -> resource.text(set.getKey()).equals(set.getValue())),
                () -> backs.forEach(Runnable::run)));
  }

  /** A repair that looks and acts under the world's lock. */
  FaultRepair underLock(BooleanSupplier needed, Runnable how) {
    return new FaultRepair(() -> world.locked(needed::getAsBoolean), () -> world.runLocked(how));
  }

  void say(String sentence, String kind, Resource about) {
    world.eventLog().append(sentence.formatted(about.id().name()), Map.of(kind, about.id().name()));
  }
}
