package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.InteractionTimeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the bot's user can read what is stored. */
final class PrivateFilesTest {
  @TempDir private Path directory;

  @Test
  void theFilesOfANewDatabaseAreTheBotsAlone() throws IOException {
    try (var _ = Database.open(StoreSettings.in(directory), InteractionTimeouts.DEFAULT)) {
      assertEquals(
          Map.of(
              "lighterman.db", "rw-------",
              "lighterman.db-wal", "rw-------",
              "lighterman.db-shm", "rw-------",
              "lighterman.db.lock", "rw-------"),
          permissions());
    }
  }

  @Test
  void filesThatOthersCouldReadAreNarrowed() throws IOException {
    try (var _ = Database.open(StoreSettings.in(directory), InteractionTimeouts.DEFAULT)) {
      Path copy = directory.resolve("copy");
      Files.createDirectory(copy);
      for (String name : permissions().keySet()) {
        if (!name.equals("copy")) {
          Files.copy(directory.resolve(name), copy.resolve(name));
          Files.setPosixFilePermissions(
              copy.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
        }
      }
    }
    directory = directory.resolve("copy");

    try (var _ = Database.open(StoreSettings.in(directory), InteractionTimeouts.DEFAULT)) {
      assertTrue(permissions().containsKey("lighterman.db-wal"));
      assertTrue(
          permissions().values().stream().allMatch("rw-------"::equals), permissions()::toString);
    }
  }

  private Map<String, String> permissions() throws IOException {
    var permissions = new TreeMap<String, String>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        permissions.put(
            file.getFileName().toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return permissions;
  }
}
