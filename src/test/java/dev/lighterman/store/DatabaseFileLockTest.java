package dev.lighterman.store;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.InteractionTimeouts;
import dev.lighterman.value.OperatorMustAct;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseFileLockTest {
  @Test
  void aSqliteFileIsUsedByOneProcessAtATime(@TempDir Path directory) {
    StoreSettings settings = StoreSettings.in(directory);
    try (var _ = Database.open(settings, InteractionTimeouts.DEFAULT)) {
      assertThrows(
          OperatorMustAct.class, () -> Database.open(settings, InteractionTimeouts.DEFAULT));
    }
    Database.open(settings, InteractionTimeouts.DEFAULT).close();
  }
}
