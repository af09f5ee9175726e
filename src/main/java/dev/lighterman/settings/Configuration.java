package dev.lighterman.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code lighterman.yaml} says. A file that changes is read anew, by whoever asks next; one
 * that turned wrong is refused with what is wrong, and what it said before holds.
 */
public final class Configuration {
  private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);

  private final @Nullable Path path;
  private ConfigurationFile said;
  private @Nullable FileTime changed;

  private Configuration(@Nullable Path path, ConfigurationFile said) {
    this.path = path;
    this.said = said;
    this.changed = changed(path);
  }

  static Configuration read(Optional<Path> path, Problems problems) {
    return new Configuration(path.orElse(null), ConfigurationFile.read(path, problems));
  }

  public Mode mode() {
    return now().mode();
  }

  public PolicySettings policy() {
    return now().policy();
  }

  public SiteSettings sites() {
    return now().sites();
  }

  private synchronized ConfigurationFile now() {
    FileTime time = changed(path);
    if (path != null && time != null && !time.equals(changed)) {
      changed = time;
      readAnew(path);
    }
    return said;
  }

  private void readAnew(Path file) {
    List<String> wrong = new ArrayList<>();
    ConfigurationFile read = ConfigurationFile.read(Optional.of(file), wrong::add);
    if (wrong.isEmpty()) {
      said = read;
      LOG.atInfo().addKeyValue("file", file).log("configuration read anew");
    } else {
      LOG.atError()
          .addKeyValue("file", file)
          .addKeyValue("problems", wrong)
          .log("configuration refused, what it said before holds");
    }
  }

  /** None while the file is being replaced: then there is a next time. */
  private static @Nullable FileTime changed(@Nullable Path path) {
    try {
      return path == null ? null : Files.getLastModifiedTime(path);
    } catch (IOException away) {
      return null;
    }
  }
}
