package dev.lighterman.operation.remove;

import dev.lighterman.operation.Form;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.SiteSuggestion;
import dev.lighterman.request.Intent;
import dev.lighterman.site.Site;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The form for a removal: from which site, and why. */
final class RemoveForm implements Form {
  private final OperationContext services;
  private final Remove remove;

  RemoveForm(OperationContext services, Remove remove) {
    this.services = services;
    this.remove = remove;
  }

  @Override
  public Sentence title() {
    return Sentence.of("form.remove.title");
  }

  @Override
  public Intent editable(Intent asked) {
    return Remove.inForm(asked);
  }

  @Override
  public List<Field> fields(Intent partial) {
    services.inventory().prefetch();
    var fields = new ArrayList<Field>();
    fields.add(field(Intent.CLUSTER, Kind.SEARCH, true, partial));
    if (isNameWanted(partial)) {
      fields.add(field(Remove.NAME, Kind.TEXT, false, partial));
    }
    fields.add(field(Intent.REASON, Kind.TEXT, false, partial));
    return fields;
  }

  /** Where nothing but its name says what the site runs. */
  private boolean isNameWanted(Intent partial) {
    return partial.has(Remove.NAME)
        || services.inventory().cachedSnapshot(partial).sites().stream()
            .filter(
                site -> partial.value(Intent.CLUSTER).filter(site.argument()::equals).isPresent())
            .anyMatch(site -> site.installation().occupied() && !site.installation().certain());
  }

  private static Field field(String option, Kind kind, boolean required, Intent partial) {
    return new Field(
        option,
        Sentence.of("form.remove." + option),
        kind,
        required,
        Sentence.of("form.remove." + option + ".hint"),
        String.join(",", partial.all(option)),
        List.of());
  }

  /**
   * Sites that may have something to remove, those with a connected registry first: of others,
   * leftovers of our own deployments.
   */
  @Override
  public List<Suggestion> suggest(String option, String query, Intent partial) {
    Set<ArmId> recorded = services.siteRecords().installedSites();
    return Suggestion.found(
        services.inventory().cachedSnapshot(partial).sites().stream()
            .filter(site ->
                site.installation().occupied()
                    || site.connectedRegistry() != null
                    || recorded.contains(site.id()))
            .sorted(Comparator.comparing((Site site) -> !site.installation().occupied()))
            .map(SiteSuggestion::of),
        query);
  }

  @Override
  public Map<String, Sentence> check(Intent partial) {
    try {
      remove.plan(partial);
      return Map.of();
    } catch (AskerMustAct refused) {
      return Map.of(Intent.CLUSTER, refused.why());
    }
  }
}
