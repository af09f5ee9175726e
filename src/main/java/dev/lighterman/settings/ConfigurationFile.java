package dev.lighterman.settings;

import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.AskerMustAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;

/** What {@code lighterman.yaml} says. */
record ConfigurationFile(Mode mode, PolicySettings policy, SiteSettings sites) {
  private static final ConfigurationFile NOTHING =
      new ConfigurationFile(Mode.OPERATE, PolicySettings.NOTHING, SiteSettings.NOTHING);

  private static final String CLUSTER_ID =
      "/subscriptions/…/resourceGroups/…/providers/Microsoft.Kubernetes/connectedClusters/store-104";

  static ConfigurationFile read(Optional<Path> path, Problems problems) {
    return path.map(file -> read(file, problems)).orElse(NOTHING);
  }

  private static ConfigurationFile read(Path file, Problems problems) {
    try {
      return parse(Files.readString(file), file.toString(), problems);
    } catch (IOException e) {
      problems.problem(file + " is not text in UTF-8: save it as such.");
      return NOTHING;
    }
  }

  private static ConfigurationFile parse(String text, String name, Problems problems) {
    return new YamlReader(name, problems)
        .read(text, Written.class)
        .map(written ->
            new ConfigurationFile(
                Objects.requireNonNullElse(written.mode, Mode.OPERATE),
                new WrittenPolicy(written, name, problems).policy(),
                sites(written, name, problems)))
        .orElse(NOTHING);
  }

  /** The sites of which something is said; a name alone says nothing. */
  private static SiteSettings sites(Written written, String file, Problems problems) {
    var known = new LinkedHashMap<String, KnownSite>();
    if (written.sites != null) {
      written.sites.forEach((name, site) -> {
        if (site != null) {
          known.put(name, site.known());
        }
        if (name.contains("/") && !clusterId(name)) {
          problems.problem(
              "%s: the site “%s” is neither a cluster's name nor its ARM id like %s."
                  .formatted(file, name, CLUSTER_ID));
        }
      });
    }
    return new SiteSettings(known);
  }

  private static boolean clusterId(String text) {
    try {
      return ArmId.maybe(text).isPresent();
    } catch (AskerMustAct _) {
      return false;
    }
  }
}
