package dev.lighterman.site;

import dev.lighterman.request.Intent;
import java.util.function.Predicate;

/** What somebody may see, of what their channel may speak of. */
@FunctionalInterface
public interface Sight {
  /** Which sites, for whoever asks this. */
  Predicate<Site> of(Intent intent);
}
