package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.request.FakeDetails;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.OperatorMustAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be backed up, and where to. */
final class BackupTest {
  @TempDir private Path directory;

  @Test
  void aBackupIsItsOwnersAlone() throws IOException {
    StoreSettings settings = StoreSettings.in(directory);
    Path backup = directory.resolve("backup.db");
    try (var _ = Store.open(settings, new PlanJson(FakeDetails.formats(Map.of())))) {
      assertEquals(new Backup(0, 0), Backup.write(settings, backup));
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
  }

  @Test
  void whereThereIsNoDatabaseThereIsNoBackupOfIt() {
    Path backup = directory.resolve("backup.db");

    assertRefused("store.closed", StoreSettings.in(directory), backup);
    assertFalse(Files.exists(backup), "half a backup is none");
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    assertRefused(
        "backup.unwritable", StoreSettings.in(directory), directory.resolve("none/backup.db"));
  }

  @Test
  void postgresqlHasItsOwnWay() {
    assertRefused(
        "backup.postgresql",
        new StoreSettings("jdbc:postgresql://db/lighterman", null, null),
        directory.resolve("backup.db"));
  }

  private static void assertRefused(String why, StoreSettings settings, Path file) {
    var refused = assertThrows(OperatorMustAct.class, () -> Backup.write(settings, file));
    assertEquals(why, refused.why().key());
  }
}
