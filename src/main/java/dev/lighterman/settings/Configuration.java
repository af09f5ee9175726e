package dev.lighterman.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code lighterman.yaml} says. A file that changes is read anew, by whoever asks next; one
 * that turned wrong is refused with what is wrong, and what it said before holds.
 */
public final class Configuration {
  private static final Logger log = LoggerFactory.getLogger(Configuration.class);

  /** How long a file has to stay as it is before it is read. */
  private static final Duration SETTLES = Duration.ofMillis(50);

  private final @Nullable Path path;
  private ConfigurationFile content;
  private @Nullable Stamp read;

  private Configuration(@Nullable Path path, ConfigurationFile said) {
    this.path = path;
    this.content = said;
    this.read = stamp(path);
  }

  static Configuration read(Optional<Path> path, ProblemCollector problems) {
    return new Configuration(path.orElse(null), ConfigurationFile.read(path, problems));
  }

  public OperatingMode mode() {
    return now().mode();
  }

  public PolicySettings policy() {
    return now().policy();
  }

  public SiteSettings sites() {
    return now().sites();
  }

  private synchronized ConfigurationFile now() {
    Stamp stamp = stamp(path);
    if (path != null && stamp != null && !stamp.equals(read) && settled(path, stamp)) {
      read = stamp;
      readAnew(path);
    }
    return content;
  }

  private void readAnew(Path file) {
    List<String> wrong = new ArrayList<>();
    Optional<ConfigurationFile> anew = ConfigurationFile.said(file, wrong::add);
    // Editors that empty a file before they write it must not take all rules away meanwhile.
    if (wrong.isEmpty() && anew.isEmpty()) {
      wrong.add(file + " says nothing any more: if that is meant, say so by `mode: operate`.");
    }
    if (wrong.isEmpty()) {
      content = anew.orElseThrow();
      log.atInfo().addKeyValue("file", file).log("configuration read anew");
    } else {
      log.atError()
          .addKeyValue("file", file)
          .addKeyValue("problems", wrong)
          .log("configuration refused, what it said before holds");
    }
  }

  /** Whether nobody writes it at this moment: else there is a next time. */
  private static boolean settled(Path path, Stamp before) {
    LockSupport.parkNanos(SETTLES.toNanos());
    return before.equals(stamp(path));
  }

  /** None while the file is being replaced: then there is a next time. */
  private static @Nullable Stamp stamp(@Nullable Path path) {
    try {
      return path == null ? null : new Stamp(Files.getLastModifiedTime(path), Files.size(path));
    } catch (IOException away) {
      return null;
    }
  }

  /** What tells one version of a file from another. */
  private record Stamp(FileTime changed, long size) {}
}
