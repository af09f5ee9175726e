package dev.lighterman.command;

import dev.lighterman.command.Argument.Arity;
import dev.lighterman.command.Option.Kind;
import dev.lighterman.value.PlainText;
import java.util.List;

/** Usages with every kind of argument and option. */
final class UsageSamples {
  static final Usage DEPLOY =
      new Usage(
          "deploy",
          List.of("create"),
          PlainText.text("Put a connected registry on a cluster"),
          List.of(argument("SITE", Arity.ONE)),
          List.of(
              option("registry", Kind.ONE, "reg", "-r"),
              option("resource-group", Kind.ONE, "-g"),
              option("cluster-name", Kind.ONE, "cluster", "-c"),
              option("repository", Kind.MANY, "repos", "repo"),
              option("config", Kind.MANY),
              option("service-ip", Kind.ONE, "ip"),
              option("workload", Kind.ONE),
              option("reason", Kind.ONE, "why"),
              option("dry-run", Kind.FLAG)));

  static final Usage REPOS =
      new Usage(
          "repos",
          List.of("permissions"),
          PlainText.text("Change what a site synchronises"),
          List.of(argument("SITE", Arity.ONE), argument("±REPO", Arity.PLUS_MINUS)),
          List.of(option("reason", Kind.ONE, "why")));

  static final Usage LIST =
      new Usage(
          "list",
          List.of("ls"),
          PlainText.text("List connected registries"),
          List.of(argument("STATE", Arity.MANY), argument("LABEL", Arity.LABELS)),
          List.of(option("registry", Kind.ONE, "reg", "-r")));

  static final Usage SHOW =
      new Usage(
          "show",
          List.of("get"),
          PlainText.text("Show one"),
          List.of(argument("SITE", Arity.ONE)),
          List.of());

  static final List<Usage> ALL = List.of(DEPLOY, REPOS, LIST, SHOW);

  private UsageSamples() {}

  private static Argument argument(String name, Arity arity) {
    return new Argument(PlainText.text(name), PlainText.text("which " + name), arity);
  }

  private static Option option(String name, Kind kind, String... keys) {
    return new Option(name, List.of(keys), PlainText.text("the " + name), kind);
  }
}
