package dev.lighterman.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the database's files readable for the bot's own user alone, whatever the umask is: plans
 * and reasons are nobody else's business. Without POSIX permissions the file system has to see to
 * that.
 */
final class PrivateFiles {
  private static final Logger log = LoggerFactory.getLogger(PrivateFiles.class);

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** What SQLite adds to a file's name; it creates these files with the file's own permissions. */
  private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal", ".lock");

  private PrivateFiles() {}

  /** Creates the database's file if it is missing, and narrows those of its files that exist. */
  static void protect(Path database) throws IOException {
    createIfMissing(database);
    for (String suffix : SUFFIXES) {
      Path file = database.resolveSibling(database.getFileName() + suffix);
      if (Files.exists(file)) {
        narrow(file);
      }
    }
  }

  /** Creates an empty file unless it exists. */
  static void createIfMissing(Path file) throws IOException {
    try {
      create(file);
    } catch (FileAlreadyExistsException _) {
      return;
    }
  }

  /**
   * Creates an empty file.
   *
   * @throws FileAlreadyExistsException if it exists
   */
  static void create(Path file) throws IOException {
    if (hasPermissions(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    } else {
      Files.createFile(file);
    }
  }

  private static void narrow(Path file) throws IOException {
    if (!hasPermissions(file)) {
      return;
    }
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(file);
    if (OWNER_ONLY.containsAll(before)) {
      return;
    }
    var warning =
        log.atWarn()
            .addKeyValue("file", file)
            .addKeyValue("permissions", PosixFilePermissions.toString(before));
    try {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      warning.log("others could read a file of the database; now only the bot's user can");
    } catch (FileSystemException notTheOwner) {
      warning.setCause(notTheOwner).log("others can read a file of the database");
    }
  }

  private static boolean hasPermissions(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
