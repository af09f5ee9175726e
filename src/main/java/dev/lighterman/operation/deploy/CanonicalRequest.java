package dev.lighterman.operation.deploy;

import dev.lighterman.command.CommandLineFormatter;
import dev.lighterman.command.Option;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The complete command line that requests a given plan. */
public final class CanonicalRequest {
  /** Left out of the options: the positional argument identifies the site unambiguously. */
  private static final String SITE = DeployOptions.CLUSTER;

  private CanonicalRequest() {}

  /**
   * The command line with every value explicit.
   *
   * @param command the slash command, such as {@code /registry}
   * @param usage the usage of the plan's operation
   */
  public static String anew(String command, Usage usage, Plan plan) {
    Set<String> known = usage.options().stream().map(Option::name).collect(Collectors.toSet());
    Map<String, List<String>> options = new LinkedHashMap<>();
    for (Choice choice : plan.choices()) {
      if (known.contains(choice.option()) && !choice.option().equals(SITE)) {
        options.put(choice.option(), List.of(choice.value().split(",", -1)));
      }
    }
    return CommandLineFormatter.line(command, usage, List.of(plan.siteArgument()), options);
  }
}
