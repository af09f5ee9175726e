package dev.lighterman.site;

import java.util.Map;

/** Which sites are to be seen. */
@FunctionalInterface
public interface VisibleSites {
  /**
   * Whether a site is.
   *
   * @param name the site's
   * @param labels the site's
   */
  boolean isVisible(String name, Map<String, String> labels);
}
