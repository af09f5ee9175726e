package dev.lighterman.command;

import dev.lighterman.value.SpellingSuggestions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Options that an unknown name may stand for. As with verbs, a French name is none, but whoever
 * types one is shown the right; so is who says a thing by another of its names.
 */
final class OptionSuggestions {
  /** Names without accents, and the options that each means in one verb or another. */
  private static final Map<String, List<String>> MEANT =
      Map.ofEntries(
          Map.entry("address", List.of("service-ip")),
          Map.entry("adresse", List.of("service-ip")),
          Map.entry("charge", List.of("workload")),
          Map.entry("charge-de-travail", List.of("workload")),
          Map.entry("classe", List.of("storage-class")),
          Map.entry("coller", List.of("paste")),
          Map.entry("comme", List.of("like")),
          Map.entry("debut", List.of("at")),
          Map.entry("depart", List.of("at")),
          Map.entry("depot", List.of("repository")),
          Map.entry("depots", List.of("repository")),
          Map.entry("espace-de-noms", List.of("namespace")),
          Map.entry("essai", List.of("workload")),
          Map.entry("grappe", List.of("cluster-name")),
          Map.entry("groupe", List.of("resource-group")),
          Map.entry("heure", List.of("at")),
          Map.entry("importer", List.of("import")),
          Map.entry("motif", List.of("reason")),
          Map.entry("nom", List.of("name")),
          Map.entry("pourquoi", List.of("reason")),
          Map.entry("quand", List.of("at")),
          Map.entry("raison", List.of("reason")),
          Map.entry("referentiel", List.of("repository")),
          Map.entry("referentiels", List.of("repository")),
          Map.entry("registre", List.of("registry")),
          Map.entry("remede", List.of("cure")),
          Map.entry("reparation", List.of("cure")),
          Map.entry("simulation", List.of("dry-run")),
          Map.entry("site", List.of("cluster-name")),
          Map.entry("stockage", List.of("storage-class", "storage-size")),
          Map.entry("taille", List.of("storage-size")),
          Map.entry("test", List.of("workload")));

  private OptionSuggestions() {}

  /**
   * Those of the names that the typed one means, or is close to; one for each option.
   *
   * @param typed with or without dashes, as the names
   * @param options by their names
   */
  static List<String> to(String typed, Map<String, Option> options) {
    String bare = typed.replaceFirst("^-+", "");
    String dashes = typed.startsWith("-") ? "--" : "";
    Stream<String> meant =
        MEANT.getOrDefault(SpellingSuggestions.folded(bare), List.of()).stream()
            .map(each -> dashes + each)
            .filter(options::containsKey);
    Stream<String> close = SpellingSuggestions.to(typed, options.keySet()).stream();
    Set<Option> named = new HashSet<>();
    return Stream.concat(meant, close)
        .filter(name -> named.add(options.get(name)))
        .limit(SpellingSuggestions.LIMIT)
        .toList();
  }
}
