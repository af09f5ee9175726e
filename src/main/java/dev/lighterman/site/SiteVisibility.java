package dev.lighterman.site;

import dev.lighterman.request.Intent;

/** What somebody may see, of what their channel may speak of. */
@FunctionalInterface
public interface SiteVisibility {
  /** Which sites, for whoever asks this. */
  VisibleSites of(Intent intent);
}
