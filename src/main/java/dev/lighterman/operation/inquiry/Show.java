package dev.lighterman.operation.inquiry;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.Query;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows one site with its connected registry, or a request by its number. */
public final class Show implements Query {
  public static final Rights RIGHTS =
      Inventory.RIGHTS.and(
          Rights.arm(
              "Microsoft.ContainerRegistry/registries/tokens/read",
              "Microsoft.ContainerRegistry/registries/scopeMaps/read",
              "Microsoft.KubernetesConfiguration/extensions/read"));

  private final OperationContext services;

  public Show(OperationContext services) {
    this.services = services;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "show",
        List.of("get"),
        Sentence.of("operation.show"),
        List.of(
            new Argument(
                Sentence.of("placeholder.site"),
                Sentence.of("argument.site-or-request"),
                Argument.Arity.ONE)),
        List.of());
  }

  /** Requires the letter R: a plain number may be part of a site's name. */
  @Override
  public Optional<RequestNumber> request(Intent intent) {
    return intent.words().stream()
        .findFirst()
        .filter(word -> word.toUpperCase(Locale.ROOT).startsWith("R"))
        .flatMap(RequestNumber::typed);
  }

  @Override
  public Answer answer(Intent intent) {
    InventorySnapshot snapshot = services.inventory().recentSnapshot(intent);
    String word =
        intent.words().stream()
            .findFirst()
            .orElseThrow(() ->
                new AskerMustAct(
                    Sentence.of("show.which-site"),
                    new SuggestedCommand(Sentence.of("button.sites"), "sites"),
                    new SuggestedCommand(Sentence.of("button.requests"), "requests")));
    List<ConnectedRegistry> named = named(word, snapshot);
    if (named.size() > 1) {
      throw ambiguous(word, named);
    }
    if (!named.isEmpty()) {
      ConnectedRegistry one = named.getFirst();
      return new ConnectedRegistryDetails(services, snapshot)
          .answer(one, snapshot.siteOf(one.id()).orElse(null));
    }
    Site site = new SiteResolver(snapshot).find(word, other -> "show " + other.argument());
    return Optional.ofNullable(site.connectedRegistry())
        .flatMap(snapshot::connectedRegistry)
        .map(registry -> new ConnectedRegistryDetails(services, snapshot).answer(registry, site))
        .orElseGet(() -> withoutConnectedRegistry(site));
  }

  private static List<ConnectedRegistry> named(String word, InventorySnapshot snapshot) {
    return snapshot.connected().stream()
        .filter(each ->
            each.name().equalsIgnoreCase(word) || each.id().toString().equalsIgnoreCase(word))
        .toList();
  }

  private static AskerMustAct ambiguous(String word, List<ConnectedRegistry> named) {
    return new AskerMustAct(
        Sentence.of("site.several-connected", "word", word).with("count", named.size()),
        named.stream()
            .limit(5)
            .map(each ->
                new SuggestedCommand(
                    PlainText.text("%s (%s)".formatted(each.name(), each.registry().name())),
                    "show " + each.id()))
            .toArray(SuggestedCommand[]::new));
  }

  private static Sentence arc(Site site) {
    return Sentence.of("connection.arc", "state", site.cluster().connectivity());
  }

  private static Answer withoutConnectedRegistry(Site site) {
    return site.extension()
        .map(extension ->
            Answer.of(
                Sentence.of("show.unknown", "site", site.label()).with("connectivity", arc(site)),
                new Answer.Line(ConnectedRegistryDetails.extension(extension)),
                new Answer.Line(Sentence.of("show.unknown.why"))))
        .orElseGet(() ->
            Answer.of(
                Sentence.of("show.without", "site", site.label()).with("connectivity", arc(site)),
                new Buttons(
                    List.of(
                        new Button(
                            Sentence.of("button.deploy", "site", site.label()),
                            "deploy " + site.argument(),
                            true)))));
  }
}
