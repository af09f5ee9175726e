package dev.lighterman.step.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.OperatorMustAct;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure does not delete what others need: the step finds out who does, whatever Azure says. */
final class RefusedDeletionTest {
  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin();
  }

  @AfterEach
  void clear() {
    talk.clearsFaults();
  }

  @AfterAll
  static void end() {
    talk.close();
  }

  @ParameterizedTest
  @CsvSource({
    "connectedRegistries, step.remove-connected-registry.in-use, store101till",
    "tokens, step.remove-token.in-use, store101",
    "scopeMaps, step.remove-scope-map.in-use, store101"
  })
  void itNamesWhoNeedsIt(String type, String cause, String user) {
    talk.injectsFault("registry-has-children", "cluster", "store-101");
    assertRefused(type, cause, user);
    talk.injectsFault(
        "answer",
        "face",
        "azure",
        "method",
        "DELETE",
        "status",
        "409",
        "body",
        "{\"error\": {\"code\": \"Plugh\", \"message\": \"Nothing happens here.\"}}");
    assertRefused(type, cause, user);
  }

  private static void assertRefused(String type, String cause, String user) {
    var settings = talk.settings();
    var services =
        new StepContext(
            Azure.connect(settings.azure()),
            new Clusters(settings.kubernetes(), settings.configuration()::sites));
    ArmId id =
        ArmId.of(
                settings.azure().subscriptions().getFirst(),
                "myresourcegroup",
                "Microsoft.ContainerRegistry/registries",
                "myacrregistry")
            .child(type, "store101");
    Instant now = Instant.now();
    var run = new RunInfo(new RequestMark(new RequestNumber(1), now), now, now, now);
    var refused =
        assertThrows(
            OperatorMustAct.class, () -> new RemoveRegistryResource(id).ensure(services, run));
    assertEquals(cause, refused.why().key());
    assertEquals(user, refused.why().values().get("users"));
    assertEquals("step.remove.in-use.remedy", refused.remedy().key());
  }
}
