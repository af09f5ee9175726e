package dev.lighterman.operation.deploy;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.WorkloadMode;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the image that is pulled to verify the site: of the first repository, an imported tag,
 * else {@code latest}, else the newest tag.
 */
record ChooseImage(OperationContext services) {
  /** The choice's name in the plan; there is no such option. */
  private static final String IMAGE = "image";

  /** The image as {@code repository:tag}; empty if nothing is to be pulled. */
  Optional<SourcedValue<String>> choose(
      WorkloadMode workload,
      CloudRegistry registry,
      List<Repository> repositories,
      DeployOptions options) {
    if (workload == WorkloadMode.NONE) {
      return Optional.empty();
    }
    Repository first = repositories.getFirst();
    List<String> tags = services.azure().images().listTags(registry, first);
    String imported =
        options
            .value(DeployOptions.IMPORT)
            .map(ImportTarget::typed)
            .filter(target -> target.repository().equals(first))
            .map(ImportTarget::tag)
            .orElse(null);
    if (tags.isEmpty() && imported == null) {
      throw new AskerMustAct(
          Sentence.of("deploy.no-tags", "repository", first.name())
              .with("registry", registry.name()));
    }
    return Optional.of(
        imported != null ? chosen(first, imported, "choice.image.imported") : of(first, tags));
  }

  private static SourcedValue<String> of(Repository repository, List<String> tags) {
    return tags.contains("latest")
        ? chosen(repository, "latest", "choice.image.latest")
        : chosen(repository, tags.getFirst(), "choice.image.newest");
  }

  private static SourcedValue<String> chosen(Repository repository, String tag, String source) {
    return SourcedValue.from(IMAGE, repository + ":" + tag, Sentence.of(source));
  }
}
