package dev.lighterman.operation.remove;

import dev.lighterman.command.Argument;
import dev.lighterman.command.CommandLineFormatter;
import dev.lighterman.command.Option;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.Change;
import dev.lighterman.operation.DeletedRegistry;
import dev.lighterman.operation.Form;
import dev.lighterman.operation.ManagedIdentityRefusal;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Choice;
import dev.lighterman.request.DetailsFormat;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Plan;
import dev.lighterman.request.Rights;
import dev.lighterman.request.StepOutcome.Amendment;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteRecords.RecordedInstallation;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes a site's connected registry and all resources that only that site uses. */
public final class Remove implements Change {
  static final String VERB = "remove";

  /** The connected registry's name, as {@code az} calls the option. */
  static final String NAME = "name";

  public static final Rights RIGHTS =
      Inventory.RIGHTS
          .and(
              Rights.arm(
                  "Microsoft.ContainerRegistry/registries/tokens/read",
                  "Microsoft.ContainerRegistry/registries/scopeMaps/read",
                  "Microsoft.KubernetesConfiguration/extensions/read"))
          .and(Rights.kubernetes("apps", "deployments", "get"))
          .and(Rights.kubernetes("batch", "jobs", "get"))
          .and(Rights.kubernetes("", "secrets", "get"));

  /** To find what else pulls from the registry; a plan says what the bot may not list. */
  public static final Rights OPTIONAL_RIGHTS =
      Rights.kubernetes("", "pods", "list")
          .and(Rights.kubernetes("apps", "deployments", "list"))
          .and(Rights.kubernetes("apps", "statefulsets", "list"))
          .and(Rights.kubernetes("apps", "daemonsets", "list"))
          .and(Rights.kubernetes("batch", "jobs", "list"))
          .and(Rights.kubernetes("batch", "cronjobs", "list"));

  public static final DetailsFormat DETAILS =
      new DetailsFormat(VERB, 1, RemoveDetails.class, RemoveDetails::fromFacts);

  private final OperationContext services;

  public Remove(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return new Usage(
        VERB,
        List.of("delete"),
        Sentence.of("operation.remove"),
        List.of(
            new Argument(
                Sentence.of("placeholder.site"),
                Sentence.of("argument.site.exact"),
                Argument.Arity.ONE)),
        List.of(
            new Option(
                Intent.CLUSTER,
                List.of("cluster"),
                Sentence.of("option.deploy.cluster-name"),
                Option.Kind.ONE),
            new Option(NAME, List.of("-n"), Sentence.of("option.remove.name"), Option.Kind.ONE),
            new Option(
                Intent.REASON,
                List.of("why"),
                Sentence.of("option.deploy.reason"),
                Option.Kind.ONE),
            new Option(
                Intent.AT, List.of("start"), Sentence.of("option.deploy.at"), Option.Kind.ONE),
            new Option(
                Intent.DRY_RUN,
                List.of(),
                Sentence.of("option.deploy.dry-run"),
                Option.Kind.FLAG)));
  }

  @Override
  public Plan plan(Intent intent) {
    InventorySnapshot snapshot = services.inventory().snapshot(intent);
    String word = word(intent);
    refuseCloudRegistry(word, snapshot);
    ArmId found =
        new SiteResolver(snapshot).findExactly(word, other -> commandFor(intent, other)).id();
    return plan(intent, services.inventory().confirmed(snapshot, intent, found), found);
  }

  private Plan plan(Intent intent, InventorySnapshot snapshot, ArmId found) {
    Site site = site(snapshot, found);
    Optional<Plan> leftovers =
        intent.has(NAME)
            ? Optional.empty()
            : DeletedRegistry.of(services, site).flatMap(each -> plan(site, each));
    return leftovers.orElseGet(() -> {
      RemovalTarget target =
          new FindRemovalTarget(snapshot, site, (other, name) -> commandFor(intent, other, name))
              .find(intent.value(NAME));
      return plan(site, target, target.choice(snapshot, site));
    });
  }

  private Plan plan(Site site, RemovalTarget target, Choice name) {
    return new RemovePlan(services, site.cluster(), site.label(), site.context(), target)
        .plan(List.of(new Choice("site", site.label(), Sentence.of("choice.typed"), true), name));
  }

  /** Empty if nothing is left. */
  private Optional<Plan> plan(Site site, RecordedInstallation left) {
    Plan plan =
        plan(site, new RemovalTarget(left.connectedRegistry(), false), RemovalTarget.leftOf(left));
    return Optional.of(plan).filter(each -> !each.steps().isEmpty());
  }

  /** The word for the site: an argument, or an option as in the form. */
  private static String word(Intent intent) {
    List<String> words =
        Stream.concat(intent.words().stream().limit(1), intent.all(Intent.CLUSTER).stream())
            .toList();
    refuseTwo(words);
    return words.stream()
        .findFirst()
        .orElseThrow(() ->
            new AskerMustAct(
                Sentence.of("remove.which-site"),
                new SuggestedCommand(Sentence.of("button.sites"), "sites")));
  }

  /** The same with the site as an option: a form has no arguments. */
  static Intent inForm(Intent intent) {
    var options = new LinkedHashMap<>(intent.options());
    intent.words().stream()
        .findFirst()
        .ifPresent(word -> options.put(Intent.CLUSTER, List.of(word)));
    return new Intent(intent.operation(), List.of(), options, intent.asker(), intent.channel());
  }

  private String commandFor(Intent intent, Site site, Optional<String> name) {
    var options = new LinkedHashMap<>(intent.options());
    options.remove(Intent.CLUSTER);
    options.remove(NAME);
    name.ifPresent(value -> options.put(NAME, List.of(value)));
    return CommandLineFormatter.words(usage(), List.of(site.argument()), options);
  }

  private String commandFor(Intent intent, Site site) {
    return commandFor(intent, site, intent.value(NAME));
  }

  /** One of them would win silently. */
  private static void refuseTwo(List<String> sites) {
    List<String> different = sites.stream().distinct().toList();
    if (different.size() > 1) {
      List<String> typed =
          different.stream().map(value -> "--" + Intent.CLUSTER + " " + value).toList();
      throw new AskerMustAct(Sentence.of("option.two-values", "values", typed));
    }
  }

  /** Lighterman never deletes a cloud registry. */
  private static void refuseCloudRegistry(String word, InventorySnapshot snapshot) {
    boolean cloud =
        snapshot.registries().stream()
            .anyMatch(each ->
                each.name().equalsIgnoreCase(word) || each.id().toString().equalsIgnoreCase(word));
    if (cloud) {
      throw new AskerMustAct(Sentence.of("remove.never-cloud", "registry", word));
    }
  }

  @Override
  public Plan replan(Plan plan) {
    var details = (RemoveDetails) plan.details();
    InventorySnapshot everything = services.inventory().everything(plan.site());
    Site site = site(everything, plan.site());
    var target = new RemovalTarget(details.connectedRegistry(), details.nameTyped());
    everything
        .connectedRegistry(details.connectedRegistry())
        .ifPresent(ManagedIdentityRefusal::check);
    target.confirm(everything, site, services.siteRecords());
    return new RemovePlan(services, site.cluster(), plan.siteName(), details.context(), target)
        .plan(plan.choices());
  }

  private static Site site(InventorySnapshot snapshot, ArmId cluster) {
    return snapshot.sites().stream()
        .filter(each -> each.id().equals(cluster))
        .findFirst()
        .orElseThrow(() -> new AskerMustAct(Sentence.of("deploy.cluster-gone")));
  }

  @Override
  public Optional<Plan> amend(Plan plan, Amendment amendment) {
    return Optional.empty();
  }

  @Override
  public Optional<Form> form() {
    return Optional.of(new RemoveForm(services, this));
  }
}
