package dev.lighterman.store;

import static dev.lighterman.value.LongTimeouts.PATIENCE;

import dev.lighterman.sandbox.http.FreePort;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL for the tests of this JVM: the one that {@code LIGHTERMAN_TEST_POSTGRES} names by
 * its JDBC URL, else one that is started from the binaries on this machine; none if it says {@code
 * none}. It ends with the JVM, however that ends: its shell waits for the end of its own standard
 * input.
 */
final class TestPostgres {
  static final String HOW = "set LIGHTERMAN_TEST_POSTGRES, or install Debian's postgresql";

  private final String url;

  private TestPostgres(String url) {
    this.url = url;
  }

  static Optional<TestPostgres> server() {
    return Optional.ofNullable(Holder.SERVER);
  }

  /** A schema of its own. */
  StoreSettings fresh() {
    String schema = "t" + UUID.randomUUID().toString().replace("-", "");
    try (var connection = connect(url);
        var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException("no schema could be made at " + url, e);
    }
    String own = url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    return new StoreSettings(own + "&ApplicationName=" + schema, "postgres", new Secret("unused"));
  }

  /** Ends every connection to a schema of its own, as a restart of the server would. */
  void endSessions(StoreSettings schema) {
    String name = schema.jdbcUrl().replaceFirst(".*&ApplicationName=", "");
    try (var connection = connect(url);
        var end =
            connection.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = ?")) {
      end.setString(1, name);
      end.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, "postgres", "unused");
  }

  /** Started when first asked for, then kept for all tests. */
  private static final class Holder {
    private static final @Nullable TestPostgres SERVER = find();

    private static @Nullable TestPostgres find() {
      String given = System.getenv("LIGHTERMAN_TEST_POSTGRES");
      if (given != null) {
        return given.equals("none") ? null : new TestPostgres(given);
      }
      return binaries().map(TestPostgres::start).orElse(null);
    }
  }

  private static Optional<Path> binaries() {
    Path debian = Path.of("/usr/lib/postgresql");
    try (Stream<Path> versions = Files.exists(debian) ? Files.list(debian) : Stream.empty()) {
      List<Path> found =
          versions.map(version -> version.resolve("bin")).sorted().toList().reversed();
      return Stream.concat(found.stream(), Stream.of(Path.of("/usr/local/bin")))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestPostgres start(Path bin) {
    try {
      int port = FreePort.find();
      Path data = Path.of(System.getProperty("java.io.tmpdir"), "lighterman-postgres-" + port);
      String script =
          """
          trap '' INT
          %1$s/initdb -D %2$s -U postgres -A trust -N >/dev/null || exit 1
          %1$s/postgres -D %2$s -p %3$d -h 127.0.0.1 -k '' -F -c max_connections=200 &
          server=$!
          cat >/dev/null
          kill -QUIT $server; wait $server; rm -rf %2$s
          """
              .formatted(bin, data, port);
      var process = new ProcessBuilder(unprivileged(script));
      Path log = Files.createTempFile("lighterman-postgres", ".log");
      log.toFile().deleteOnExit();
      process.directory(Path.of(System.getProperty("java.io.tmpdir")).toFile());
      process.redirectErrorStream(true).redirectOutput(log.toFile());
      return await(process.start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL refuses to run as root. */
  private static List<String> unprivileged(String script) {
    boolean root = System.getProperty("user.name").toLowerCase(Locale.ROOT).equals("root");
    return root
        ? List.of(
            "setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c", script)
        : List.of("sh", "-c", script);
  }

  private static TestPostgres await(Process process, int port, Path log) throws IOException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    Instant end = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      try (var connection = connect(url)) {
        return new TestPostgres(connection.getMetaData().getURL());
      } catch (SQLException notYet) {
        java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
      }
    }
    throw new IllegalStateException("PostgreSQL did not start: " + Files.readString(log));
  }
}
