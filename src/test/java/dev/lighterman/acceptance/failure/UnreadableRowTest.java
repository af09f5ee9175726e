package dev.lighterman.acceptance.failure;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A row that a newer version wrote, as after a rollback, hides nothing but itself. */
final class UnreadableRowTest {
  private static final String LINE = "R1 · can’t be read by this version";

  @Test
  void anEndedRequestThatCannotBeReadIsOneLineAndTheRestGoesOn() throws SQLException {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy myarck8scluster repos=hello-world");
      talk.sees(AMINA, "R1", "needs approval");
      talk.types(BEN, EDGE_OPS, "/registry reject R1 not today");
      talk.sees(AMINA, "not today");
      aNewerVersionWrote(talk);

      asks(talk, "/registry list", "connected registries of");
      asks(talk, "/registry sites", "SITE: store-101");
      asks(talk, "/registry requests", LINE);
      asks(talk, "/registry", "To decide");
      asks(talk, "/registry show R1", LINE);
      asks(talk, "/registry show " + Quickstart.CLUSTER, Quickstart.CLUSTER);

      talk.types(AMINA, EDGE_OPS, "/registry deploy myarck8scluster repos=hello-world");
      talk.sees(AMINA, "R2", "needs approval");
    }
  }

  @Test
  void anOpenRequestThatCannotBeReadIsOneLineOnTheFirstPage() throws SQLException {
    try (Conversation talk = Conversation.begin()) {
      talk.types(AMINA, EDGE_OPS, "/registry deploy myarck8scluster repos=hello-world");
      talk.sees(AMINA, "R1", "needs approval");
      aNewerVersionWrote(talk);

      asks(talk, "/registry", LINE);
      asks(talk, "/registry requests", LINE);
      asks(talk, "/registry approve R1", LINE);
    }
  }

  private static void asks(Conversation talk, String line, String says) {
    talk.answers(() -> talk.types(AMINA, EDGE_OPS, line), AMINA, says);
  }

  private static void aNewerVersionWrote(Conversation talk) throws SQLException {
    try (var connection = DriverManager.getConnection(talk.settings().store().jdbcUrl());
        var statement = connection.createStatement()) {
      String sql =
          "UPDATE requests SET plan = replace(plan, 'PutToken/1', 'PutToken/2') WHERE number = 1";
      assertEquals(1, statement.executeUpdate(sql));
    }
  }
}
