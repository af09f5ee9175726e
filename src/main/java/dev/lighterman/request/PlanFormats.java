package dev.lighterman.request;

import java.util.List;
import java.util.Map;

/**
 * How stored plans name what they hold.
 *
 * @param steps the steps by their tags, such as {@code InstallExtension/1}
 * @param formerTags tags of older plans, each with the one that took its place
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
