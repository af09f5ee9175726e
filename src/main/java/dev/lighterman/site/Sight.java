package dev.lighterman.site;

import dev.lighterman.request.Intent;

/** What somebody may see, of what their channel may speak of. */
@FunctionalInterface
public interface Sight {
  /** Which sites, for whoever asks this. */
  Seen of(Intent intent);
}
