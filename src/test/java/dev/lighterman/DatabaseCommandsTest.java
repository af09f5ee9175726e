package dev.lighterman;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.settings.Settings;
import dev.lighterman.value.OperatorMustAct;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} and {@code audit verify}, while the bot runs. */
final class DatabaseCommandsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Conversation talk;
  private DatabaseCommands commands;
  @TempDir private Path directory;

  @BeforeEach
  void begin() {
    talk = Conversation.begin();
    Settings settings = talk.settings();
    commands = new DatabaseCommands(settings, new PrintStream(out, true, StandardCharsets.UTF_8));
    talk.types(Conversation.AMINA, Conversation.EDGE_OPS, "/registry deploy store-104 repos=pos");
    talk.sees(Conversation.AMINA, "R1", "needs approval");
  }

  @AfterEach
  void end() {
    talk.close();
  }

  @Test
  void aBackupSaysWhatIsInIt() {
    assertEquals(0, commands.backup(directory.resolve("backup.db")), this::said);

    assertTrue(said().contains("backup.db holds 1 request and 2 rows of the audit."), said());
    OperatorMustAct again =
        assertThrows(OperatorMustAct.class, () -> commands.backup(directory.resolve("backup.db")));
    assertEquals("backup.exists", again.why().key());
  }

  @Test
  void anAuditAsItWasWrittenIsIntactAndAChangedRowIsNamed() throws SQLException {
    assertEquals(0, commands.verifyAudit(), this::said);
    assertTrue(said().contains("All 2 rows of the audit are as they were written."), said());

    change("UPDATE audit SET entry = replace(entry, 'U01ASKER', 'U02APPROVER') WHERE position = 1");

    assertEquals(1, commands.verifyAudit(), this::said);
    assertTrue(said().contains("Row 1 of the audit was changed or is missing"), said());
  }

  private void change(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(talk.settings().store().jdbcUrl());
        var statement = connection.createStatement()) {
      assertEquals(1, statement.executeUpdate(sql));
    }
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
