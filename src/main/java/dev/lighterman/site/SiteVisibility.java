package dev.lighterman.site;

import dev.lighterman.request.Intent;
import java.util.Map;

/** Which sites a person may see, by the policy. */
@FunctionalInterface
public interface SiteVisibility {
  /** The sites that the person who asks may see. */
  VisibleSites of(Intent intent);

  /** Tells of each site whether it may be seen, by its name and its labels. */
  @FunctionalInterface
  interface VisibleSites {
    boolean isVisible(String name, Map<String, String> labels);
  }
}
