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
 * Locks a SQLite file against other processes until this process ends, even by a crash, and keeps
 * other users from reading it. So a task that the database shows as executing when it is opened is
 * not executed by any process.
 */
final class DatabaseFileLock implements AutoCloseable {
  private final FileChannel channel;

  private DatabaseFileLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Locks the file.
   *
   * @throws OperatorMustAct if it is locked or cannot be locked
   */
  static DatabaseFileLock of(Path database) {
    try {
      var channel = open(database);
      if (!tryLock(channel)) {
        channel.close();
        throw new OperatorMustAct(
            Sentence.of("store.used", "file", database.toString()),
            Sentence.of("store.used.remedy"));
      }
      protect(database, channel);
      return new DatabaseFileLock(channel);
    } catch (IOException e) {
      throw new OperatorMustAct(
          Sentence.of("store.closed", "url", database.toString()).with("said", e.toString()),
          Sentence.of("store.closed.remedy"));
    }
  }

  private static void protect(Path database, FileChannel lock) throws IOException {
    try {
      PrivateFiles.protect(database);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** Whether the file is locked; false if the lock file cannot be opened. */
  static boolean taken(Path database) {
    try (var channel = open(database)) {
      return !tryLock(channel);
    } catch (IOException unavailable) {
      return false;
    }
  }

  private static FileChannel open(Path database) throws IOException {
    Path file = database.resolveSibling(database.getFileName() + ".lock");
    PrivateFiles.createIfMissing(file);
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
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
