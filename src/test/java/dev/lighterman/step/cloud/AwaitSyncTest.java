package dev.lighterman.step.cloud;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A connected registry that is shown as Online from before a change has not proved anything. */
final class AwaitSyncTest {
  @Test
  void onlyASyncSinceTheStepBeganCounts() {
    try (Conversation talk = Conversation.begin()) {
      Azure azure = Azure.connect(talk.settings().azure());
      ArmId cluster = HandmadeResources.in(talk).cluster("store-101");
      Extension extension = azure.extensions().connectedRegistry(cluster).orElseThrow();
      ArmId connected = Quickstart.registry(talk).child("connectedRegistries", "store101");
      var active = new AwaitActive(connected, extension.id(), null);
      var services =
          new StepContext(
              azure,
              new Clusters(talk.settings().kubernetes(), talk.settings().configuration()::sites));
      Instant now = Instant.now();
      RunInfo before = beganAt(now.minus(Duration.ofDays(1)));
      RunInfo after = beganAt(now.plus(Duration.ofDays(1)));

      assertInstanceOf(StepOutcome.Done.class, active.ensure(services, after));
      assertInstanceOf(StepOutcome.Done.class, new AwaitSync(active).ensure(services, before));
      assertInstanceOf(StepOutcome.Wait.class, new AwaitSync(active).ensure(services, after));
    }
  }

  private static RunInfo beganAt(Instant began) {
    return new RunInfo(new RequestMark(new RequestNumber(1), began), began, began, began);
  }
}
