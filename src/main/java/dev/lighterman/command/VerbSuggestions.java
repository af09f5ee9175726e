package dev.lighterman.command;

import dev.lighterman.value.SpellingSuggestions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Verbs that an unknown word may stand for. The verbs are English as in az; a French one is no
 * verb, since then there were two lines for everything, but whoever types one is shown the right.
 */
final class VerbSuggestions {
  /** French words without accents, and the verbs that come to mind with each. */
  private static final Map<String, List<String>> FRENCH =
      Map.ofEntries(
          Map.entry("deployer", List.of("deploy")),
          Map.entry("installer", List.of("deploy")),
          Map.entry("supprimer", List.of("remove")),
          Map.entry("reparer", List.of("repair")),
          Map.entry("diagnostiquer", List.of("doctor")),
          Map.entry("lister", List.of("list")),
          Map.entry("montrer", List.of("show")),
          Map.entry("afficher", List.of("show")),
          Map.entry("voir", List.of("show")),
          Map.entry("demandes", List.of("requests")),
          Map.entry("approuver", List.of("approve")),
          Map.entry("rejeter", List.of("reject")),
          Map.entry("refuser", List.of("reject")),
          Map.entry("retirer", List.of("cancel", "remove")),
          Map.entry("continuer", List.of("continue")),
          Map.entry("annuler", List.of("undo", "cancel")),
          Map.entry("fermer", List.of("leave")),
          Map.entry("confier", List.of("handover")),
          Map.entry("geler", List.of("freeze")),
          Map.entry("degeler", List.of("freeze")));

  private VerbSuggestions() {}

  /** Those of the verbs that are close to the word, or mean what a French word close to it does. */
  static List<String> to(String word, List<String> verbs) {
    Stream<String> meant =
        SpellingSuggestions.to(SpellingSuggestions.folded(word), FRENCH.keySet()).stream()
            .flatMap(each -> FRENCH.getOrDefault(each, List.of()).stream())
            .filter(verbs::contains);
    return Stream.concat(SpellingSuggestions.to(word, verbs).stream(), meant)
        .distinct()
        .limit(SpellingSuggestions.LIMIT)
        .toList();
  }
}
