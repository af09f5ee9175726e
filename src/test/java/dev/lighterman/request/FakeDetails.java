package dev.lighterman.request;

import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Details of no operation of ours: of an operation that need not know a connected registry. */
public record FakeDetails(
    Map<String, String> labels, @Nullable ArmId registry, @Nullable String context)
    implements Details {
  public static final FakeDetails NONE = new FakeDetails(Map.of(), null, null);

  public FakeDetails {
    labels = Map.copyOf(labels);
  }

  /** Formats with these steps, in which plans of any operation of a test can be stored. */
  public static PlanFormats formats(Map<String, Class<? extends Step>> steps) {
    return new PlanFormats(
        steps, Map.of(), List.of(new DetailsFormat("fake", 1, FakeDetails.class)));
  }

  @Override
  public RightsScope rightsScope() {
    return new RightsScope(registry, context);
  }

  @Override
  public Optional<ArmId> connectedRegistryAfter() {
    return Optional.empty();
  }
}
