package dev.lighterman.operation.remove;

import dev.lighterman.request.Details;
import dev.lighterman.request.PlanFacts;
import dev.lighterman.value.ArmId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a removal needs to make its plan again.
 *
 * @param context how the cluster is reached, see {@link dev.lighterman.site.Site#context}; null
 *     where it is not
 * @param labels the site's, as they were when the plan was made
 * @param commandsForSite what is left to the people at the site; null for nothing
 */
record RemoveDetails(
    ArmId connectedRegistry,
    @Nullable String context,
    Map<String, String> labels,
    @Nullable String commandsForSite)
    implements Details {
  RemoveDetails {
    labels = Map.copyOf(labels);
  }

  static RemoveDetails fromFacts(PlanFacts facts) {
    return new RemoveDetails(
        ArmId.of(facts.required("connectedRegistry")),
        facts.get("context"),
        facts.labels(),
        facts.manualCommands());
  }

  @Override
  public RightsScope rightsScope() {
    return new RightsScope(connectedRegistry.parent(), context);
  }

  @Override
  public Optional<ArmId> connectedRegistryAfter() {
    return Optional.empty();
  }

  @Override
  public Optional<String> manualCommands() {
    return Optional.ofNullable(commandsForSite);
  }
}
