package dev.lighterman.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What {@code lighterman.yaml} says. */
record ConfigurationFile(OperatingMode mode, PolicySettings policy, SiteSettings sites) {
  private static final ConfigurationFile NOTHING =
      new ConfigurationFile(OperatingMode.OPERATE, PolicySettings.NOTHING, SiteSettings.NOTHING);

  static ConfigurationFile read(Optional<Path> path, ProblemCollector problems) {
    return path.flatMap(file -> said(file, problems)).orElse(NOTHING);
  }

  /** None where the file is wrong, and where it is empty or has nothing but comments. */
  static Optional<ConfigurationFile> said(Path file, ProblemCollector problems) {
    try {
      return parse(Files.readString(file), file.toString(), problems);
    } catch (IOException e) {
      problems.problem(file + " is not text in UTF-8: save it as such.");
      return Optional.empty();
    }
  }

  private static Optional<ConfigurationFile> parse(
      String text, String name, ProblemCollector problems) {
    return new YamlReader(name, problems)
        .read(text, ConfigurationDocument.class)
        .map(document -> whole(document, YamlLocation.top(name, text, problems)));
  }

  private static ConfigurationFile whole(ConfigurationDocument document, YamlLocation file) {
    return new ConfigurationFile(
        Objects.requireNonNullElse(document.mode, OperatingMode.OPERATE),
        new PolicySettingsReader(document, file).policy(),
        new SiteSettingsReader(document, file).sites());
  }
}
