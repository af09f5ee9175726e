package dev.lighterman.store;

import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.Sentence;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;

/**
 * A copy of a SQLite database in one file, as of one moment, which is made while the bot uses the
 * database. Put in the database's place, it is one.
 *
 * @param requests how many requests are in it
 * @param auditRows how many rows of the audit are in it
 */
public record Backup(long requests, long auditRows) {
  /**
   * Writes a copy to a new file, which only its owner can read.
   *
   * @throws OperatorMustAct if the file exists or cannot be written, or if it is no SQLite database
   */
  public static Backup write(StoreSettings settings, Path file) {
    if (Dialect.of(settings.jdbcUrl()) != Dialect.SQLITE) {
      throw new OperatorMustAct(
          Sentence.of("backup.postgresql"), Sentence.of("backup.postgresql.remedy"));
    }
    create(file);
    try {
      new DatabaseReader(settings).read(handle -> handle.execute("VACUUM INTO ?", file.toString()));
      return new DatabaseReader(copy(file)).read(Backup::count);
    } catch (RuntimeException failure) {
      delete(file, failure);
      throw failure;
    }
  }

  private static StoreSettings copy(Path file) {
    return new StoreSettings("jdbc:sqlite:" + file.toAbsolutePath(), null, null);
  }

  private static Backup count(Handle handle) {
    return new Backup(
        count(handle, "SELECT COUNT(*) FROM requests"),
        count(handle, "SELECT COUNT(*) FROM audit"));
  }

  private static long count(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }

  private static void create(Path file) {
    try {
      PrivateFiles.create(file);
    } catch (FileAlreadyExistsException exists) {
      throw new OperatorMustAct(
          Sentence.of("backup.exists", "file", file.toString()),
          Sentence.of("backup.exists.remedy"));
    } catch (IOException e) {
      throw new OperatorMustAct(
          Sentence.of("backup.unwritable", "file", file.toString()).with("said", e.toString()),
          Sentence.of("backup.unwritable.remedy"));
    }
  }

  private static void delete(Path file, RuntimeException failure) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
