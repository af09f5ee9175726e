package dev.lighterman.request;

import java.util.List;
import java.util.Map;

/**
 * The type tags in stored plans.
 *
 * @param steps the steps by their tags, such as {@code InstallExtension/1}
 * @param formerTags tags in older plans, each with its replacement
 */
public record PlanFormats(
    Map<String, Class<? extends Step>> steps,
    Map<String, String> formerTags,
    List<DetailsFormat> details) {
  public PlanFormats {
    steps = Map.copyOf(steps);
    formerTags = Map.copyOf(formerTags);
    details = List.copyOf(details);
  }
}
