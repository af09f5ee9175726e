package dev.lighterman.settings;

import static dev.lighterman.settings.ConfigurationDocument.given;

import dev.lighterman.settings.ConfigurationDocument.SiteEntry;
import dev.lighterman.settings.SiteSettings.KnownSite;
import dev.lighterman.settings.SiteSettings.Reach;
import dev.lighterman.value.ArmId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the sites of the file, each with the command that opens its tunnel. */
final class SiteSettingsReader {
  private static final String EXAMPLE =
      "tunnel: [az, connectedk8s, proxy, -n, \"{cluster}\", -g, \"{group}\", --subscription,"
          + " \"{subscription}\", -f, \"{kubeconfig}\", --port, \"{port}\"]";

  private static final String CLUSTER_ID =
      "/subscriptions/…/resourceGroups/…/providers/Microsoft.Kubernetes/connectedClusters/store-104";

  private final ConfigurationDocument document;
  private final YamlLocation file;

  SiteSettingsReader(ConfigurationDocument document, YamlLocation file) {
    this.document = document;
    this.file = file;
  }

  /** The sites with an entry; a name alone is left out. */
  SiteSettings sites() {
    TunnelCommand common = tunnel("tunnel", document.tunnel, file.at("tunnel"));
    var known = new LinkedHashMap<String, KnownSite>();
    if (document.sites != null) {
      for (Map.Entry<String, @Nullable SiteEntry> each : document.sites.entrySet()) {
        SiteEntry site = each.getValue();
        YamlLocation location = file.at("sites").at(each.getKey());
        refuseOtherIds(each.getKey(), location);
        if (site != null) {
          known.put(each.getKey(), known(each.getKey(), site, common, location));
        }
      }
    }
    return new SiteSettings(known);
  }

  private static void refuseOtherIds(String name, YamlLocation location) {
    if (name.contains("/") && ArmId.maybe(name).isEmpty()) {
      location.problem(
          "the site “%s” is neither a cluster's name nor its ARM id like %s."
              .formatted(name, CLUSTER_ID));
    }
  }

  private KnownSite known(
      String name, SiteEntry site, @Nullable TunnelCommand common, YamlLocation location) {
    TunnelCommand own = tunnel("the tunnel of " + name, site.tunnel, location.at("tunnel"));
    if (site.reach == Reach.PROXY && document.tunnel == null && site.tunnel == null) {
      location
          .at("reach")
          .problem(
              "%s is reached by proxy and no tunnel leads there: add %s.".formatted(name, EXAMPLE));
    }
    return site.known(own == null ? common : own);
  }

  private static @Nullable TunnelCommand tunnel(
      String what, @Nullable List<String> words, YamlLocation location) {
    if (words == null) {
      return null;
    }
    try {
      return new TunnelCommand(given(words));
    } catch (IllegalArgumentException wrong) {
      location.problem("%s %s, as in %s.".formatted(what, wrong.getMessage(), EXAMPLE));
      return null;
    }
  }
}
