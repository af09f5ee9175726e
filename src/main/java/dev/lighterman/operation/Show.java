package dev.lighterman.operation;

import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ScopeMap;
import dev.lighterman.command.Argument;
import dev.lighterman.command.Usage;
import dev.lighterman.request.Intent;
import dev.lighterman.request.Request;
import dev.lighterman.request.Rights;
import dev.lighterman.site.Estate;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.Site;
import dev.lighterman.site.Targets;
import dev.lighterman.value.Answer;
import dev.lighterman.value.Answer.Button;
import dev.lighterman.value.Answer.Buttons;
import dev.lighterman.value.Answer.Line;
import dev.lighterman.value.Answer.Table;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Offer;
import dev.lighterman.value.Plain;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One site: its connected registry in the quickstart's columns, and what runs it; or a request by
 * its number.
 */
public final class Show implements Query {
  static final Rights RIGHTS =
      Inventory.RIGHTS.and(
          Rights.arm(
              "Microsoft.ContainerRegistry/registries/tokens/read",
              "Microsoft.ContainerRegistry/registries/scopeMaps/read",
              "Microsoft.KubernetesConfiguration/extensions/read"));

  private final World world;

  public Show(World world) {
    this.world = world;
  }

  @Override
  public Usage usage() {
    return new Usage(
        "show",
        List.of("get"),
        Sentence.of("operation.show"),
        List.of(new Argument("SITE", Sentence.of("argument.site-or-request"), Argument.Arity.ONE)),
        List.of());
  }

  /** Only with its letter: a number alone may be a part of a site's name. */
  @Override
  public Optional<RequestNumber> request(Intent intent) {
    return intent.words().stream()
        .findFirst()
        .filter(word -> word.toUpperCase(Locale.ROOT).startsWith("R"))
        .flatMap(RequestNumber::typed);
  }

  @Override
  public Answer answer(Asked asked) {
    Estate estate = world.inventory().look(asked.intent());
    String word =
        asked.intent().words().stream()
            .findFirst()
            .orElseThrow(() -> new AskerMustAct(Sentence.of("show.which-site")));
    List<ConnectedRegistry> named = named(word, estate);
    if (named.size() > 1) {
      throw several(word, named);
    }
    if (!named.isEmpty()) {
      ConnectedRegistry one = named.getFirst();
      return answer(one, estate, estate.siteOf(one.id()).orElse(null));
    }
    Site site = new Targets(estate).find(word, other -> "show " + other.word());
    return Optional.ofNullable(site.connectedRegistry())
        .flatMap(estate::connectedRegistry)
        .map(registry -> answer(registry, estate, site))
        .orElseGet(() -> without(site));
  }

  private static List<ConnectedRegistry> named(String word, Estate estate) {
    return estate.connected().stream()
        .filter(each ->
            each.name().equalsIgnoreCase(word) || each.id().toString().equalsIgnoreCase(word))
        .toList();
  }

  private static AskerMustAct several(String word, List<ConnectedRegistry> named) {
    return new AskerMustAct(
        Sentence.of("site.several-connected", "word", word).with("count", named.size()),
        named.stream()
            .limit(5)
            .map(each ->
                new Offer(
                    Plain.text("%s (%s)".formatted(each.name(), each.registry().name())),
                    "show " + each.id()))
            .toArray(Offer[]::new));
  }

  private Answer answer(
      ConnectedRegistry registry, Estate estate, @org.jspecify.annotations.Nullable Site site) {
    var parts = new ArrayList<Answer.Part>();
    parts.add(new Table(Columns.show(), List.of(Columns.showCells(registry, estate))));
    registry.statusDetails().forEach(each -> parts.add(new Line(detail(each))));
    parts.add(new Line(repositories(registry)));
    if (site != null) {
      extension(site.id()).ifPresent(each -> parts.add(new Line(extension(each))));
      lastChange(site.id()).ifPresent(each -> parts.add(new Line(each)));
      parts.add(
          new Line(
              Sentence.of(
                  "show.source." + site.source().name().toLowerCase(Locale.ROOT),
                  "site",
                  site.label())));
    }
    return new Answer(
        Sentence.of("show.first", "name", registry.name())
            .with("state", registry.connection().text())
            .with("site", site == null ? "?" : site.label()),
        parts);
  }

  private static Sentence detail(String text) {
    return Sentence.of("show.detail", "text", text);
  }

  private Sentence repositories(ConnectedRegistry registry) {
    List<String> synced =
        Optional.ofNullable(registry.syncToken())
            .flatMap(world.azure().tokens()::token)
            .flatMap(token -> world.azure().tokens().scopeMap(token.scopeMap()))
            .map(ScopeMap::actions)
            .orElse(List.of())
            .stream()
            .filter(
                action -> action.startsWith("repositories/") && action.endsWith("/content/read"))
            .map(action ->
                action.substring(
                    "repositories/".length(), action.length() - "/content/read".length()))
            .sorted()
            .toList();
    return Sentence.of("show.repositories", "repositories", synced)
        .with("count", synced.size())
        .with("clients", registry.clientTokens().size());
  }

  private Optional<Extension> extension(ArmId cluster) {
    return world.azure().extensions().of(cluster).stream()
        .filter(Extension::connectedRegistry)
        .findFirst();
  }

  private static Sentence extension(Extension extension) {
    return Sentence.of("show.extension", "name", extension.name())
        .with("state", extension.provisioningText())
        .with("version", Optional.ofNullable(extension.version()).orElse("?"))
        .with("address", extension.settings().getOrDefault(Extension.SERVICE_ADDRESS, "?"));
  }

  private Optional<Sentence> lastChange(ArmId site) {
    return world.requests().forSite(site).stream()
        .findFirst()
        .map((Request last) -> RequestWords.brief(last));
  }

  private static Answer without(Site site) {
    return Answer.of(
        Sentence.of("show.without", "site", site.label())
            .with("connectivity", site.cluster().connectivity()),
        new Buttons(
            List.of(
                new Button(
                    Sentence.of("button.deploy", "site", site.label()), "deploy " + site.word()))));
  }
}
