package dev.lighterman.benchmark;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BareDatabaseTest {
  /** Nothing else runs the benchmark's yardstick, which breaks when a migration names more. */
  @Test
  void runsTasksOverTodaysTables(@TempDir Path directory) throws InterruptedException {
    assertFalse(BareDatabase.chain(directory, 2, 1).isZero());
  }
}
