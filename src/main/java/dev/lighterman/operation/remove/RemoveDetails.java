package dev.lighterman.operation.remove;

import dev.lighterman.request.Details;
import dev.lighterman.request.PlanFacts;
import dev.lighterman.value.ArmId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A removal's values, from which its plan can be made again.
 *
 * @param nameTyped whether the asker typed the connected registry's name; false in old stored plans
 * @param context see {@link dev.lighterman.site.Site#context}; null if the cluster can't be reached
 * @param labels the site's labels at planning time
 * @param commandsForSite commands for the people at the site; null for none
 */
record RemoveDetails(
    ArmId connectedRegistry,
    boolean nameTyped,
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
        false,
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
