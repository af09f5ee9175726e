package dev.lighterman.operation;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which image shows that the site serves: of the first repository, {@code latest} or the newest
 * tag.
 */
record ChooseImage(World world) {
  /** What is pulled, as {@code repository:tag}; null where nothing is to be pulled. */
  @Nullable String choose(
      String workload, CloudRegistry registry, List<Repository> repositories, DeployWords words) {
    if (workload.equals(ChooseWorkload.NONE)) {
      return null;
    }
    Repository first = repositories.getFirst();
    List<String> tags = world.azure().images().tags(registry, first);
    String imported =
        words
            .one(DeployWords.IMPORT)
            .map(ImportTarget::typed)
            .filter(target -> target.repository().equals(first))
            .map(ImportTarget::tag)
            .orElse(null);
    if (tags.isEmpty() && imported == null) {
      throw new AskerMustAct(
          Sentence.of("deploy.no-tags", "repository", first.name())
              .with("registry", registry.name()));
    }
    String tag = imported != null ? imported : tags.contains("latest") ? "latest" : tags.getFirst();
    return first + ":" + tag;
  }
}
