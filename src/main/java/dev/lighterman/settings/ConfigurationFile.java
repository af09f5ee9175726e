package dev.lighterman.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What {@code lighterman.yaml} says. */
record ConfigurationFile(Mode mode, PolicySettings policy, SiteSettings sites) {
  private static final ConfigurationFile NOTHING =
      new ConfigurationFile(Mode.OPERATE, PolicySettings.NOTHING, SiteSettings.NOTHING);

  static ConfigurationFile read(Optional<Path> path, Problems problems) {
    return path.flatMap(file -> said(file, problems)).orElse(NOTHING);
  }

  /** None where the file is wrong, and where it is empty or has nothing but comments. */
  static Optional<ConfigurationFile> said(Path file, Problems problems) {
    try {
      return parse(Files.readString(file), file.toString(), problems);
    } catch (IOException e) {
      problems.problem(file + " is not text in UTF-8: save it as such.");
      return Optional.empty();
    }
  }

  private static Optional<ConfigurationFile> parse(String text, String name, Problems problems) {
    return new YamlReader(name, problems)
        .read(text, Written.class)
        .map(written -> whole(written, Place.top(name, text, problems)));
  }

  private static ConfigurationFile whole(Written written, Place file) {
    return new ConfigurationFile(
        Objects.requireNonNullElse(written.mode, Mode.OPERATE),
        new WrittenPolicy(written, file).policy(),
        new WrittenSites(written, file).sites());
  }
}
