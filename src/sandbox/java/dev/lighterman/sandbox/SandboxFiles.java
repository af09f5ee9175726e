package dev.lighterman.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a sandbox and their directory. */
record SandboxFiles(Path path, boolean temporary) {
  static SandboxFiles create(Optional<Path> dir) {
    try {
      return dir.isPresent()
          ? new SandboxFiles(Files.createDirectories(dir.get()).toAbsolutePath(), false)
          : new SandboxFiles(Files.createTempDirectory("lighterman-sandbox-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path ca() {
    return path.resolve("ca.pem");
  }

  /** The bot's kubeconfig. */
  Path kubeconfig() {
    return path.resolve("kubeconfig.yaml");
  }

  /** The token with which the bot signs in by workload identity. */
  Path serviceAccountToken() {
    return path.resolve("service-account-token");
  }

  /** The kubeconfig of a person, with all rights. */
  Path adminKubeconfig() {
    return path.resolve("kubeconfig-admin.yaml");
  }

  /** The configuration directory of {@code az}. */
  Path az() {
    return path.resolve("az");
  }

  /** The file that a shell sources to use {@code az} and {@code kubectl}. */
  Path env() {
    return path.resolve("env.sh");
  }

  Path config() {
    return path.resolve("lighterman.yaml");
  }

  Path data() {
    return path.resolve("data");
  }

  Path botOutput() {
    return path.resolve("bot.log");
  }

  void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates the bot's configuration and its data directory, if they are missing. */
  void createBotFiles(SandboxWorld world) {
    try {
      Files.createDirectories(data());
      Files.createDirectories(az());
      if (!Files.exists(config())) {
        try (InputStream yaml = SandboxFiles.class.getResourceAsStream(world.configurationFile())) {
          Files.copy(Objects.requireNonNull(yaml), config());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the bot's data. */
  void resetData(SandboxWorld world) {
    delete(data());
    createBotFiles(world);
  }

  void deleteIfTemporary() {
    if (temporary) {
      delete(path);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new RecursiveDeletion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class RecursiveDeletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
