package dev.lighterman.step.extension;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.ServiceAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** The bot's clock is half a minute ahead of Azure's. */
final class ClockSkewTest {
  private static final Duration AHEAD = Duration.ofSeconds(30);

  @Test
  void aFailureOfThisAttemptIsToldAndOneOfAnAttemptBeforeIsTriedAgain() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("extension-fails", "message", "admission webhook denied it");
      talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
      talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
      talk.sees(AMINA, "R1", "stopped at step", "admission webhook denied it");
      Azure azure = Azure.connect(talk.settings().azure());
      InstallExtension step = step(talk);
      Instant put = azure.extensions().get(step.id()).map(Extension::changed).orElseThrow();
      Instant began = put.plus(AHEAD);
      var services = edges(talk, azure);
      RequestMark mark = mark(azure.extensions().get(step.id()).orElseThrow());

      assertInstanceOf(
          StepOutcome.Failed.class,
          step.ensure(services, run(mark, began, began.plus(Duration.ofMinutes(5)))));
      assertEquals(put, azure.extensions().get(step.id()).map(Extension::changed).orElseThrow());

      assertInstanceOf(StepOutcome.Wait.class, step.ensure(services, run(mark, began, began)));
      assertNotEquals(put, azure.extensions().get(step.id()).map(Extension::changed).orElseThrow());
    }
  }

  private static RunInfo run(RequestMark mark, Instant began, Instant now) {
    return new RunInfo(mark, began, began, now);
  }

  private static RequestMark mark(Extension installed) {
    String[] mark = installed.settings().getOrDefault(Extension.REQUEST, "").split("-", -1);
    var time = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX");
    return new RequestMark(
        RequestNumber.typed(mark[0]).orElseThrow(), Instant.from(time.parse(mark[1])));
  }

  private static StepContext edges(Conversation talk, Azure azure) {
    var settings = talk.settings();
    return new StepContext(
        azure, new Clusters(settings.kubernetes(), settings.configuration()::sites));
  }

  private static InstallExtension step(Conversation talk) {
    String subscription = talk.settings().azure().subscriptions().getFirst();
    String group = "myresourcegroup";
    ArmId cluster =
        ArmId.of(subscription, group, "Microsoft.Kubernetes/connectedClusters", "myarck8scluster");
    ArmId registry =
        ArmId.of(subscription, group, "Microsoft.ContainerRegistry/registries", "myacrregistry");
    return new InstallExtension(
        cluster.extension("Microsoft.KubernetesConfiguration/extensions", "myconnectedregistry"),
        registry.child("connectedRegistries", "myconnectedregistry"),
        ServiceAddress.of("10.0.0.50"),
        true,
        new Volume(null, null),
        null,
        null,
        3);
  }
}
