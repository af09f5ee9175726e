package dev.lighterman.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps other processes away from a SQLite file for as long as this one lives, however it ends. So
 * whatever the database says is being executed when it is opened, nobody executes.
 */
final class SoleUse implements AutoCloseable {
  private final FileChannel channel;

  private SoleUse(FileChannel channel) {
    this.channel = channel;
  }

  static SoleUse of(Path database) {
    Path lock = database.resolveSibling(database.getFileName() + ".lock");
    try {
      var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!taken(channel)) {
        channel.close();
        throw new IllegalStateException(
            "another process uses %s; stop it, or use PostgreSQL for several".formatted(database));
      }
      return new SoleUse(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException byThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
