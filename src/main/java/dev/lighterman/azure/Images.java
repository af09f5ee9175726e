package dev.lighterman.azure;

import dev.lighterman.value.ArmId;
import dev.lighterman.value.ImageReference;
import dev.lighterman.value.Repository;
import java.util.List;
import java.util.Optional;

/** What lies in the cloud registries. */
@SuppressWarnings("DoNotCallSuggester")
public final class Images {
  Images() {}

  /** The names of all repositories. */
  public List<String> repositories(CloudRegistry registry) {
    throw new UnsupportedOperationException(registry.name());
  }

  /** The tags of a repository, the latest change first; none where it isn't there. */
  public List<String> tags(CloudRegistry registry, Repository repository) {
    throw new UnsupportedOperationException(registry.name() + repository);
  }

  /**
   * The digest that a tag stands for now.
   *
   * @param reference a tag or a digest
   */
  public Optional<String> digest(CloudRegistry registry, Repository repository, String reference) {
    throw new UnsupportedOperationException(registry.name() + repository + reference);
  }

  /**
   * Asks to copy an image from another registry; a tag that is there already is not moved.
   *
   * @param target such as {@code hello-world:latest}
   */
  public void importImage(ArmId registry, ImageReference source, String target) {
    throw new UnsupportedOperationException(registry.toString() + source + target);
  }
}
