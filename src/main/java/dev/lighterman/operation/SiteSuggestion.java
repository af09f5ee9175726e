package dev.lighterman.operation;

import dev.lighterman.azure.Extension;
import dev.lighterman.operation.Form.Suggestion;
import dev.lighterman.site.Site;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import java.util.Optional;

/** A site as a search result of a form, with what it runs. */
public final class SiteSuggestion {
  private SiteSuggestion() {}

  public static Suggestion of(Site site) {
    Sentence label =
        runs(site)
            .map(name -> Sentence.of("form.site.has", "name", site.label()).with("connected", name))
            .orElseGet(() ->
                site.cluster().connected()
                    ? PlainText.text(site.label())
                    : Sentence.of("form.site.offline", "name", site.label()));
    return new Suggestion(site.argument(), label);
  }

  /** The connected registry's name, else that of the extension that runs it. */
  private static Optional<String> runs(Site site) {
    return Optional.ofNullable(site.connectedRegistry())
        .map(ArmId::name)
        .or(() -> site.extension().map(Extension::name));
  }
}
