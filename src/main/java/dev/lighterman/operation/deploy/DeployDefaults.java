package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.IMPORT;
import static dev.lighterman.operation.deploy.DeployOptions.NAMESPACE;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_CLASS;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_SIZE;

import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.request.Choice;
import dev.lighterman.step.Volume;
import dev.lighterman.value.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was typed, and what a deployment takes where nothing is, which people approve as well.
 *
 * @param classes the cluster's storage classes; empty where it could not be asked
 */
record DeployDefaults(DeployOptions words, List<StorageClass> classes) {
  static final String IN_NAMESPACE = "default";

  List<Choice> choices() {
    return Stream.of(
            typed(NAMESPACE).or(() -> because(NAMESPACE, IN_NAMESPACE, "choice.namespace.default")),
            typed(STORAGE_CLASS).or(this::defaultClass),
            typed(STORAGE_SIZE)
                .or(() ->
                    because(STORAGE_SIZE, Volume.DEFAULT_SIZE, "choice.storage-size.default")),
            typed(IMPORT))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Which class is the default is known where the cluster could be asked. */
  private Optional<Choice> defaultClass() {
    return classes.stream()
        .filter(StorageClass::isDefault)
        .findFirst()
        .flatMap(found -> because(STORAGE_CLASS, found.name(), "choice.storage-class.default"));
  }

  private Optional<Choice> typed(String option) {
    return words
        .value(option)
        .map(typed -> new Choice(option, typed, Sentence.of("choice.typed"), true));
  }

  private static Optional<Choice> because(String option, String value, String source) {
    return Optional.of(new Choice(option, value, Sentence.of(source), false));
  }
}
