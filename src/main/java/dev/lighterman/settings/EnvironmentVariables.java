package dev.lighterman.settings;

import dev.lighterman.value.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads environment variables and collects what is wrong with them. */
final class EnvironmentVariables implements ProblemCollector {
  private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  EnvironmentVariables(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  @Override
  public void problem(String sentence) {
    problems.add(sentence);
  }

  void refuseProblems() throws InvalidSettingsException {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
  }

  /** A value; empty if it is missing or blank. */
  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  Secret secret(String name, String remedy) {
    return new Secret(required(name, remedy));
  }

  Optional<Secret> maybeSecret(String name) {
    return text(name).map(Secret::new);
  }

  String guid(String name, String what) {
    return guids(name, what).getFirst();
  }

  /** Ids separated by commas; at least one. */
  List<String> guids(String name, String what) {
    List<String> ids =
        Stream.of(required(name, "give " + what).split(",")).map(String::strip).toList();
    ids.stream()
        .filter(id -> !id.isEmpty() && !id.matches(GUID))
        .forEach(id -> problem(name + " is not an id like 22222222-…: give " + what + "."));
    return ids;
  }

  /** A URL that ends with a slash; plain http only for this machine. */
  URI address(String name, String fallback) {
    String text = text(name).orElse(fallback);
    try {
      URI uri = URI.create(text.endsWith("/") ? text : text + "/");
      if (uri.getHost() != null && (isHttps(uri) || isLocal(uri))) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // Reported below, like any other wrong address.
    }
    problem(name + " is not an address like " + fallback + ": it needs https and a host.");
    return URI.create(fallback);
  }

  int port(String name, int fallback) {
    String text = text(name).orElse(Integer.toString(fallback));
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    problem(name + " is not a port from 0 to 65535: " + text + ".");
    return fallback;
  }

  /** The file that a variable names; empty if there is none that can be read. */
  Optional<Path> file(String name) {
    Optional<Path> path = text(name).flatMap(text -> path(name, text));
    path.filter(Predicate.not(Files::isReadable))
        .ifPresent(file -> problem(name + " names " + file + ", which can't be read."));
    return path.filter(Files::isReadable);
  }

  /** A directory, which is created for the bot's own user alone if it does not exist. */
  Path directory(String name, String fallback) {
    Path directory = path(name, text(name).orElse(fallback)).orElse(Path.of(fallback));
    try {
      return Files.isDirectory(directory) ? directory : createPrivately(directory);
    } catch (IOException e) {
      problem(name + " names " + directory + ", which is no directory and can't be made one.");
      return directory;
    }
  }

  private static Path createPrivately(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
    return directory;
  }

  private Optional<Path> path(String name, String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      problem(name + " is not a path: " + text + ".");
      return Optional.empty();
    }
  }

  private String required(String name, String remedy) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      problem(name + " is missing: " + remedy + ".");
    }
    return text.orElse("");
  }

  private static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isLocal(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme())
        && List.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
  }
}
