package dev.lighterman.documentation;

import dev.lighterman.kubernetes.Workload;
import dev.lighterman.request.Step;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;
import dev.lighterman.value.ServiceAddress;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An example of any step: a record whose components get values by their type and name. */
final class SampleStep {
  private static final ArmId REGISTRY =
      ArmId.of("2222", "cloud", "Microsoft.ContainerRegistry/registries", "prodacr");
  private static final ArmId CLUSTER =
      ArmId.of("2222", "edge", "Microsoft.Kubernetes/connectedClusters", "store-114");

  private static final Map<Class<?>, Object> BY_TYPE =
      Map.of(
          int.class,
          3,
          boolean.class,
          false,
          List.class,
          List.of(),
          CredentialPurpose.class,
          CredentialPurpose.CLIENT,
          ImageReference.class,
          ImageReference.of("mcr.microsoft.com/pos:1.5"),
          Repository.class,
          new Repository("pos"),
          ServiceAddress.class,
          ServiceAddress.of("10.0.0.50"),
          Volume.class,
          new Volume(null, null),
          Workload.class,
          new Workload("default", "pos", "10.0.0.50/pos:1.5", "store114-pull", Map.of()));

  /** By the component's name, or by the step's name with it. */
  private static final Map<String, Object> BY_NAME =
      Map.of(
          "CreateConnectedRegistry.id",
          REGISTRY.child("connectedRegistries", "store114"),
          "PutScopeMap.id",
          REGISTRY.child("scopeMaps", "store114"),
          "RegisterProvider.namespace",
          "Microsoft.Kubernetes",
          "registry",
          REGISTRY,
          "cluster",
          CLUSTER,
          "context",
          "store-114",
          "namespace",
          "default",
          "tag",
          "1.5");

  private SampleStep() {}

  static <T extends Step> T of(Class<T> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(Arrays.stream(components).map(SampleStep::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no example of " + type.getSimpleName(), e);
    }
  }

  private static @Nullable Object value(RecordComponent component) {
    String name = component.getName();
    String step = component.getDeclaringRecord().getSimpleName();
    Object named = BY_NAME.getOrDefault(step + "." + name, BY_NAME.get(name));
    if (component.getType().isInstance(named)) {
      return named;
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    if (component.getType() == ArmId.class) {
      return REGISTRY.child("tokens", "store114");
    }
    if (Step.class.isAssignableFrom(component.getType())) {
      return of(component.getType().asSubclass(Step.class));
    }
    return BY_TYPE.getOrDefault(component.getType(), "store114");
  }
}
