package dev.lighterman.diagnosis.evidence;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.Images;
import dev.lighterman.diagnosis.PullAttempts;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.request.Rights;
import dev.lighterman.value.ImageReference;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Looks in the cloud registry for the images that a site is said not to have. */
record CloudImages(Images images) {
  static final Rights RIGHTS = Rights.arm("Microsoft.ContainerRegistry/registries/pull/read");

  private static final int MAX_IMAGES = 10;

  /** One image, and whether it is there. */
  private record Looked(String image, Look<String> digest) {}

  /**
   * Those that it does not have. Empty where no pull fails for that, so that nothing is read then.
   *
   * @param registry empty where there is none any more
   */
  Optional<Set<String>> missing(
      Supplier<Optional<CloudRegistry>> registry, List<FailingPull> failing) {
    List<String> wanted =
        failing.stream()
            .filter(pull -> PullAttempts.NOT_FOUND.matcher(pull.message()).find())
            .map(FailingPull::image)
            .distinct()
            .limit(MAX_IMAGES)
            .toList();
    return wanted.isEmpty()
        ? Optional.empty()
        : registry.get().map(cloud -> missing(cloud, wanted));
  }

  private Set<String> missing(CloudRegistry registry, List<String> wanted) {
    return wanted.stream()
        .flatMap(image -> look(registry, image).stream())
        .toList() // All looks have begun before the first one is waited for.
        .stream()
        .filter(looked -> looked.digest().await().isEmpty())
        .map(Looked::image)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Empty for what is no image's name: nobody can say that it is missing. */
  private Optional<Looked> look(CloudRegistry registry, String image) {
    try {
      ImageReference wanted = ImageReference.of(image);
      return Optional.of(
          new Looked(
              image,
              Look.start(() -> images.digest(registry, wanted.repository(), wanted.reference()))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
