package dev.lighterman.operation;

import dev.lighterman.azure.Extension;
import dev.lighterman.operation.Form.Suggestion;
import dev.lighterman.site.Site;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/** A site as a search result of a form, with what it runs, or that it is not connected. */
public final class SiteSuggestion {
  private SiteSuggestion() {}

  public static Suggestion of(Site site) {
    return new Suggestion(
        site.argument(),
        PlainText.text(site.label()),
        runs(site)
            .map(name -> Sentence.of("form.site.has", "connected", name))
            .or(() -> notConnected(site)));
  }

  private static Optional<Sentence> notConnected(Site site) {
    return site.cluster().connected()
        ? Optional.empty()
        : Optional.of(
            Sentence.of(
                "form.site.not-connected",
                "connectivity",
                Sentence.of("connection.arc", "state", site.cluster().connectivity())));
  }

  /** The connected registry's name, else that of the extension that runs it. */
  private static Optional<String> runs(Site site) {
    return Optional.ofNullable(site.connectedRegistry())
        .map(ArmId::name)
        .or(() -> site.extension().map(Extension::name));
  }
}
