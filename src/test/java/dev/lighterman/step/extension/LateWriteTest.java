package dev.lighterman.step.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.RegistryToken.Slot;
import dev.lighterman.azure.RegistryTokens.NewPassword;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.request.StepOutcome;
import dev.lighterman.step.CredentialPurpose;
import dev.lighterman.step.ExecutableStep;
import dev.lighterman.step.RunInfo;
import dev.lighterman.step.StepContext;
import dev.lighterman.step.Volume;
import dev.lighterman.step.cloud.AwaitActive;
import dev.lighterman.step.cloud.CreateConnectedRegistry;
import dev.lighterman.step.cloud.PutScopeMap;
import dev.lighterman.step.cloud.PutToken;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.RequestMark;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.ServiceAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A write of the extension whose fate is unknown arrives after the one that replaced it. */
final class LateWriteTest {
  private final Conversation talk = Conversation.atSpeed(500);
  private final Azure azure = Azure.connect(talk.settings().azure());
  private final ArmId registry = Quickstart.registry(talk);
  private final ArmId token = registry.child("tokens", Quickstart.NAME);
  private final ArmId connected = registry.child("connectedRegistries", Quickstart.NAME);
  private final Instant began = Instant.now();
  private final InstallExtension step =
      new InstallExtension(
          cluster().extension("Microsoft.KubernetesConfiguration/extensions", Quickstart.NAME),
          connected,
          ServiceAddress.of("10.0.0.50"),
          true,
          new Volume(null, null),
          null,
          null,
          3);

  @BeforeEach
  void prepare() {
    ArmId scopeMap = registry.child("scopeMaps", Quickstart.NAME);
    List<String> actions =
        Stream.of("config/read", "config/write", "message/read", "message/write")
            .map(("gateway/" + Quickstart.NAME + "/")::concat)
            .toList();
    StepContext services = process();
    done(services, new PutScopeMap(CredentialPurpose.SYNC, scopeMap, actions, null));
    done(services, new PutToken(CredentialPurpose.SYNC, token, scopeMap, null, false));
    done(services, new CreateConnectedRegistry(connected, token, 4));
  }

  @AfterEach
  void close() {
    talk.close();
  }

  @Test
  void aPasswordWhoseWriteGotNoAnswerIsUsedAgain() {
    StepContext services = process();
    NewPassword first = services.passwords().obtain(azure, token, run());
    NewPassword second = services.passwords().obtain(azure, token, run());
    assertEquals(first.id(), second.id());

    services.passwords().confirm(token);
    assertNotEquals(first.id(), services.passwords().obtain(azure, token, run()).id());
  }

  @Test
  void whatAnEarlierProcessSentIsAsGoodAsWhatReplacedItIfItArrivesLast() {
    NewPassword stuck = process().passwords().obtain(azure, token, run());

    StepContext services = process();
    done(services, step);
    putLate(stuck);

    done(services, step);
    done(services, new AwaitActive(connected, step.id(), null));
    assertEquals(
        stuck.id().fingerprint(),
        azure.extensions().get(step.id()).orElseThrow().settings().get(Extension.PASSWORD));
  }

  @Test
  void whatHasAPasswordThatIsNoLongerValidIsInstalledAnew() {
    NewPassword outdated = process().passwords().obtain(azure, token, run());
    azure.tokens().generatePassword(token, Slot.FIRST);
    putLate(outdated);

    StepContext services = process();
    done(services, step);

    assertNotEquals(
        outdated.id().fingerprint(),
        azure.extensions().get(step.id()).orElseThrow().settings().get(Extension.PASSWORD));
    done(services, new AwaitActive(connected, step.id(), null));
  }

  /** A process of the bot: what it has in memory is its own. */
  private StepContext process() {
    var settings = talk.settings();
    return new StepContext(
        azure, new Clusters(settings.kubernetes(), settings.configuration()::sites));
  }

  private void putLate(NewPassword password) {
    var parent = azure.connectedRegistries().get(connected).orElseThrow();
    var settings = new LinkedHashMap<>(step.settings());
    settings.put(Extension.REQUEST, run().mark().toString());
    settings.put(Extension.PASSWORD, password.id().fingerprint());
    azure
        .extensions()
        .put(
            step.id(),
            settings,
            Map.of(Extension.CONNECTION_STRING, ConnectionString.of(parent, password.value())));
  }

  private RunInfo run() {
    var mark = new RequestMark(new RequestNumber(1), began);
    return new RunInfo(mark, began, began, began.plusSeconds(5));
  }

  private void done(StepContext services, ExecutableStep step) {
    talk.until(
        () -> step.ensure(services, run()) instanceof StepOutcome.Done,
        step.description().toString());
  }

  private ArmId cluster() {
    return ArmId.of(
        talk.settings().azure().subscriptions().getFirst(),
        "myresourcegroup",
        "Microsoft.Kubernetes/connectedClusters",
        Quickstart.CLUSTER);
  }
}
