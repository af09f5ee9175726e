package dev.lighterman.workflow;

import dev.lighterman.request.Decision;
import dev.lighterman.request.RequestState.Halted;
import dev.lighterman.settings.StoreSettings;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Secret;
import java.nio.file.Path;
import java.time.InstantSource;

/** A replica to be killed or stopped: it has each step in hand, of a request each. */
final class StallingReplica {
  private StallingReplica() {}

  /**
   * Runs until it is killed or told to end.
   *
   * @param arguments the database's JDBC URL, and the directory of the {@link SharedThings}
   */
  public static void main(String[] arguments) {
    var settings = new StoreSettings(arguments[0], "postgres", new Secret("unused"));
    var world = new SharedThings(Path.of(arguments[1]), true);
    try (var fixture = new WorkflowFixture(settings, InstantSource.system(), 0, world)) {
      fixture.plan(SevenStepPlan.DEPLOY);
      for (int each = 0; each < world.requests(); each++) {
        RequestNumber number = fixture.ask("request-" + each, WorkflowFixture.AMINA);
        if (world.fails()) {
          fixture.await(number, Halted.class);
          fixture.decides(WorkflowFixture.AMINA, Decision.UNDO, number);
        }
      }
      world.awaitEnd();
    }
    System.exit(0);
  }
}
