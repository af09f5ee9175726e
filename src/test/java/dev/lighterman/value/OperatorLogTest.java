package dev.lighterman.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the log says of what an operator has to mend. */
final class OperatorLogTest {
  @Test
  void theRootCauseIsSaidInOneLineAndWithoutSecrets() {
    var root = new IllegalStateException("not after\n  2020, with password=hunter2");
    var problem =
        new OperatorMustAct(
            Sentence.of("kubernetes.tls-expired", "context", "store-7"), PlainText.text("renew"));
    problem.initCause(new IllegalArgumentException("wrapped", root));

    try (var logged = new LoggedProblems()) {
      OperatorLog.mustAct(problem, Map.of("request", "R1203"));
      assertEquals(
          List.of(
              "the operator must act [request=\"R1203\", why=\"kubernetes.tls-expired\","
                  + " context=\"store-7\", cause=\"java.lang.IllegalStateException: not after 2020,"
                  + " with password=<…>\"]"),
          logged.with("R1203"));
    }
  }

  @Test
  void withoutACauseTheReasonIsEnough() {
    var problem =
        new OperatorMustAct(Sentence.of("azure.sign-in", "said", "x"), PlainText.text(""));
    try (var logged = new LoggedProblems()) {
      OperatorLog.mustAct(problem, Map.of("request", "R1204"));
      assertEquals(
          List.of("the operator must act [request=\"R1204\", why=\"azure.sign-in\", said=\"x\"]"),
          logged.with("R1204"));
    }
  }
}
