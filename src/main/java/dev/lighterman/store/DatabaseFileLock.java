package dev.lighterman.store;

import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
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
final class DatabaseFileLock implements AutoCloseable {
  private final FileChannel channel;

  private DatabaseFileLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the file.
   *
   * @throws OperatorMustAct if it is taken, or can't be
   */
  static DatabaseFileLock of(Path database) {
    try {
      var channel = open(database);
      if (!locked(channel)) {
        channel.close();
        throw new OperatorMustAct(
            Sentence.of("store.used", "file", database.toString()),
            Sentence.of("store.used.remedy"));
      }
      return new DatabaseFileLock(channel);
    } catch (IOException e) {
      throw new OperatorMustAct(
          Sentence.of("store.closed", "url", database.toString()).with("said", e.toString()),
          Sentence.of("store.closed.remedy"));
    }
  }

  /** Whether another has the file now; not where nobody can have it. */
  static boolean taken(Path database) {
    try (var channel = open(database)) {
      return !locked(channel);
    } catch (IOException nobodyCan) {
      return false;
    }
  }

  private static FileChannel open(Path database) throws IOException {
    return FileChannel.open(
        database.resolveSibling(database.getFileName() + ".lock"),
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE);
  }

  private static boolean locked(FileChannel channel) throws IOException {
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
