package dev.lighterman.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code lighterman.yaml} says. A changed file is read again at the next access. If it has
 * problems they are logged, and the earlier content stays in force.
 */
public final class Configuration {
  private static final Logger log = LoggerFactory.getLogger(Configuration.class);

  /** How long a file has to stay unchanged before it is read. */
  private static final Duration UNCHANGED = Duration.ofMillis(50);

  /** How long ended requests are kept where the file says nothing. */
  private static final Duration RETENTION = Duration.ofDays(400);

  /** The longest time that an approval may wait: nothing that is still of use is deleted. */
  private static final Duration MIN_RETENTION = Duration.ofDays(30);

  private static final Duration MAX_RETENTION = Duration.ofDays(3_650);

  private final @Nullable Path path;
  private Content content;
  private @Nullable FileVersion read;

  private Configuration(@Nullable Path path, Content content) {
    this.path = path;
    this.content = content;
    this.read = version(path);
  }

  /** What a version of the file says. */
  private record Content(
      OperatingMode mode, Duration retention, PolicySettings policy, SiteSettings sites) {
    static final Content NOTHING =
        new Content(OperatingMode.OPERATE, RETENTION, PolicySettings.NOTHING, SiteSettings.NOTHING);
  }

  /** What tells one version of the file from another. */
  private record FileVersion(FileTime changed, long size) {}

  static Configuration read(Optional<Path> path, ProblemCollector problems) {
    return new Configuration(
        path.orElse(null), path.flatMap(file -> content(file, problems)).orElse(Content.NOTHING));
  }

  public OperatingMode mode() {
    return current().mode();
  }

  /** How long ended requests are kept; the audit is kept for ever. */
  public Duration retention() {
    return current().retention();
  }

  public PolicySettings policy() {
    return current().policy();
  }

  public SiteSettings sites() {
    return current().sites();
  }

  private synchronized Content current() {
    FileVersion version = version(path);
    if (path != null && version != null && !version.equals(read) && stays(path, version)) {
      read = version;
      reload(path);
    }
    return content;
  }

  private void reload(Path file) {
    List<String> problems = new ArrayList<>();
    Optional<Content> reloaded = content(file, problems::add);
    // Editors that empty a file before they write it must not take all rules away meanwhile.
    if (problems.isEmpty() && reloaded.isEmpty()) {
      problems.add(file + " says nothing any more: if that is meant, say so by `mode: operate`.");
    }
    if (problems.isEmpty()) {
      content = reloaded.orElseThrow();
      log.atInfo().addKeyValue("file", file).log("configuration read again");
    } else {
      log.atError()
          .addKeyValue("file", file)
          .addKeyValue("problems", problems)
          .log("configuration refused, the earlier one stays in force");
    }
  }

  /** Empty if the file is wrong, and if it has nothing but comments. */
  private static Optional<Content> content(Path file, ProblemCollector problems) {
    try {
      return parse(Files.readString(file), file.toString(), problems);
    } catch (IOException e) {
      problems.problem(file + " is not text in UTF-8: save it as such.");
      return Optional.empty();
    }
  }

  private static Optional<Content> parse(String text, String name, ProblemCollector problems) {
    return new YamlReader(name, problems)
        .read(text, ConfigurationDocument.class)
        .map(document -> content(document, YamlLocation.top(name, text, problems)));
  }

  private static Content content(ConfigurationDocument document, YamlLocation file) {
    return new Content(
        Objects.requireNonNullElse(document.mode, OperatingMode.OPERATE),
        retention(document, file),
        new PolicySettingsReader(document, file).policy(),
        new SiteSettingsReader(document, file).sites());
  }

  private static Duration retention(ConfigurationDocument document, YamlLocation file) {
    Duration retention = Objects.requireNonNullElse(document.retention, RETENTION);
    if (retention.compareTo(MIN_RETENTION) < 0 || retention.compareTo(MAX_RETENTION) > 0) {
      file.at("retention").problem("retention is from 30 days (P30D) to ten years (P3650D).");
    }
    return retention;
  }

  /** Whether the file stays this version for a moment; if not, the next access reads it. */
  private static boolean stays(Path path, FileVersion version) {
    LockSupport.parkNanos(UNCHANGED.toNanos());
    return version.equals(version(path));
  }

  /** Null while the file is being replaced; then the next access reads it. */
  private static @Nullable FileVersion version(@Nullable Path path) {
    try {
      return path == null
          ? null
          : new FileVersion(Files.getLastModifiedTime(path), Files.size(path));
    } catch (IOException away) {
      return null;
    }
  }
}
