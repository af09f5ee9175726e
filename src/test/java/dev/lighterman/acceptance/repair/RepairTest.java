package dev.lighterman.acceptance.repair;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.HandmadeResources;
import dev.lighterman.acceptance.Quickstart;
import dev.lighterman.acceptance.SecondInstance;
import dev.lighterman.acceptance.TwoCompanies;
import dev.lighterman.acceptance.deploy.ClusterAdmin;
import dev.lighterman.azure.Azure;
import dev.lighterman.azure.ConnectedRegistry;
import dev.lighterman.azure.ConnectionState;
import dev.lighterman.azure.Extension;
import dev.lighterman.azure.ProvisioningState;
import dev.lighterman.kubernetes.Cluster;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.settings.SiteSettings;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;

/** What is broken is asked to be repaired, approved, and works again; what works is left alone. */
@Execution(CONCURRENT)
final class RepairTest {
  private static final String IMAGE_THAT_NO_NODE_HAS =
      """
      [{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"10.43.0.50/pos:9"}]
      """;

  @Test
  void theDataEndpointIsTurnedOnAndTheSiteIsOnlineAgain() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
      isOffline(talk);
      asks(talk, "data-endpoint");
      JsonNode plan =
          talk.sees(
              AMINA,
              "R1 · Repair myacrregistry: turn the data endpoint on",
              "needs approval",
              "turns on the dedicated data endpoint of myacrregistry",
              "1 change, of what sites share");
      String asked = plan.findPath("confirm").path("text").path("text").asText();
      assertTrue(asked.contains("Starts now on myacrregistry, about "), asked);
      assertTrue(asked.contains(": changes 1 thing that sites share."), asked);
      talk.seesPlan(AMINA, "R1", "Used by 3 sites: store-101, store-102, store-103.");
      talk.presses(BEN, plan, "approve");
      talk.sees(
          AMINA,
          "R1 · Succeeded · myacrregistry is repaired: the data endpoint is on",
          "Used by 3 sites");
      isOnline(talk);
      assertNothingToRepair(talk, "data-endpoint", "the data endpoint of myacrregistry is on");
    }
  }

  /**
   * Both companies have a store201, and without its extension only its name tells which is whose.
   */
  @Test
  void theDoctorsButtonNamesWhatOnlyItsNameTellsSoThatNoOtherOneCanBeMeant() {
    String site = "77777777-7777-7777-7777-777777777777/stores/store-201";
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.injectsFault("never-activated", "connectedRegistry", "store201");
      String button = "Ask to install the extension again";
      talk.types(AMINA, EDGE_OPS, "/registry doctor " + site);
      talk.pressesButton(AMINA, talk.sees(AMINA, "its extension is not on", button), button);
      talk.sees(AMINA, "R1 · ", "(Marée magasins)", "needs approval");
    }
  }

  @Test
  void providersAreRegistered() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("provider-unregistered", "provider", "Microsoft.KubernetesConfiguration");
      asks(talk, "providers");
      JsonNode plan =
          talk.sees(
              AMINA,
              "R1 · Repair subscription 22222222-2222-2222-2222-222222222222",
              "needs approval",
              "registers provider Microsoft.KubernetesConfiguration");
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R1 · Succeeded · subscription 22222222-2222-2222-2222-222222222222 is");
      assertNothingToRepair(talk, "providers", "Microsoft.Kubernetes");
    }
  }

  @Test
  void aNewSyncPasswordKeepsAllOtherSettings() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Map<String, String> before = extension(talk).settings();
      talk.injectsFault("wrong-password", "connectedRegistry", "store101");
      isOffline(talk);
      repairs(talk, "sync-password", "regenerates password1 of token store101");
      isOnline(talk);
      assertTrue(extension(talk).settings().entrySet().containsAll(before.entrySet()));
      assertNothingToRepair(talk, "sync-password", "store101 is online");
    }
  }

  /**
   * The card and the dialog of its button say the same of what can be undone, and of whom it hits.
   */
  @Test
  void theDialogOfANewSyncPasswordSaysWhatItsCardSays() {
    try (Conversation talk = Conversation.begin()) {
      talk.injectsFault("wrong-password", "connectedRegistry", "store101");
      isOffline(talk);
      talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=sync-password");
      JsonNode plan =
          talk.sees(
              AMINA,
              "R1",
              "needs approval",
              "whoever else uses the current one loses access",
              "The old password can’t be brought back.");
      String asked = plan.findPath("confirm").path("text").path("text").asText();
      assertTrue(asked.contains("whoever else uses the current one loses access"), asked);
      assertTrue(asked.endsWith("The old password can’t be brought back."), asked);
    }
  }

  @Test
  void aSyncPasswordIsReplacedHoweverYoungItIs() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      for (int time = 0; time < 2; time++) {
        talk.injectsFault("data-endpoint-elsewhere", "cluster", "store-101");
        isOffline(talk);
        repairs(talk, "sync-password");
        isOnline(talk);
      }
    }
  }

  @Test
  void protectedSettingsThatNobodyCanReadAreNotLost() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var secret = new Secret("whatever");
      azure(talk)
          .extensions()
          .update(
              extension(talk).id(),
              Map.of(),
              Map.of("connectionString", secret, "tls.secret", secret));
      talk.until(() -> extension(talk).protectedSettings().size() == 2, "two secrets");
      talk.answers(() -> asks(talk, "sync-password"), AMINA, "the protected settings tls.secret");
    }
  }

  @Test
  void theSyncTokenIsEnabled() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var tokens = azure(talk).tokens();
      ArmId token = Quickstart.registry(talk).child("tokens", "store101");
      tokens.putToken(token, tokens.token(token).orElseThrow().scopeMap(), false);
      isOffline(talk);
      repairs(talk, "sync-token", "sync token store101, which is disabled now, is enabled");
      talk.sees(AMINA, "store-101 is repaired: the sync token is enabled");
      talk.sees(AMINA, "✅ Token store101 is enabled");
      isOnline(talk);
      assertNothingToRepair(talk, "sync-token", "sync token store101 is enabled");
    }
  }

  @Test
  void whoeverDecidesReadsWhatIsRepairedAndWhyNotTo() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var tokens = azure(talk).tokens();
      ArmId token = Quickstart.registry(talk).child("tokens", "store101");
      tokens.putToken(token, tokens.token(token).orElseThrow().scopeMap(), false);
      isOffline(talk);
      asks(talk, "sync-token");
      JsonNode card = talk.sees(AMINA, "Repair store-101: enable the sync token", "needs approval");
      talk.sees(AMINA, "needs approval", "If somebody disabled it on purpose, reject this.");
      assertTrue(
          card.toString().contains(Conversation.number(card) + ": enable the sync token?"),
          card.toString());
    }
  }

  @Test
  void aDeactivatedRegistryIsActivatedAgainByItsPod() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      SecondInstance.at101(talk);
      isOffline(talk);
      repairs(talk, "activation", "whichever instance has activated store101 loses it");
      isOnline(talk);
    }
  }

  @Test
  void theExtensionIsInstalledAgainAtItsAddress() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      repairs(talk, "extension", "extension store101, and all that it installed");
      isOnline(talk);
      assertEquals("10.43.0.50", extension(talk).serviceAddress().orElseThrow());
    }
  }

  /** The extension is deleted before it is installed again, which may fail. */
  @Test
  void aRepairThatIsUndoneHalfWayTellsWhatItDeletedAndHowToGetItBack() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      asks(talk, "extension");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.injectsFault("helm-timeout", "cluster", "store-101");
      talk.presses(BEN, plan, "approve");
      String deleted = "extension store101, and all that it installed";
      JsonNode halted =
          talk.seesHalted(
              AMINA,
              "R1",
              "stopped",
              "store-101 does not serve. Deleted for good: " + deleted + ". 1 resource created");

      talk.undoes(BEN, halted);

      talk.sees(
          AMINA,
          "R1",
          "undone · what was deleted stays deleted",
          deleted,
          "To get it back, type `/registry repair store-101 cure=extension`.");
      talk.clearsFaults();
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"),
          AMINA,
          "its extension is not on the cluster",
          "R1 (repair, asked for by ",
          ") changed this site, and was undone");
    }
  }

  @Test
  void settingsThatWouldBeLostAreKeptByTheLinesThatInstallItAgain() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      azure(talk)
          .extensions()
          .update(extension(talk).id(), Map.of("trustDistribution.enabled", "false"), Map.of());
      talk.until(
          () -> extension(talk).provisioning() == ProvisioningState.SUCCEEDED, "an extension");
      talk.answers(
          () -> asks(talk, "extension"),
          AMINA,
          "has settings that I would lose: trustDistribution.enabled.",
          "az k8s-extension delete --name store101 ",
          "connected-registry deactivate --name store101 ",
          "connected-registry get-settings --name store101 ",
          "--config service.clusterIP=10.43.0.50 --config trustDistribution.enabled=false ");
    }
  }

  @Test
  void anotherAddressHurtsWhoPullsFromThePresentOne() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      repairs(talk, "extension service-ip=10.43.0.51", "in use by Deployment default/pos");
      isOnline(talk);
      assertEquals("10.43.0.51", extension(talk).serviceAddress().orElseThrow());
    }
  }

  @Test
  void anAddressOutsideTheRangeIsReplacedByTheOneThatWorkloadsPullFrom() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("service-ip-out-of-range", "cluster", "store-101");
      talk.until(() -> !servesAt(talk, "10.43.0.50"), "another address");
      repairs(talk, "extension name=store101", "10.43.0.50 (as Deployment default/pos pulls)");
      isOnline(talk);
      assertTrue(servesAt(talk, "10.43.0.50"));
    }
  }

  @Test
  void whatTheDoctorsButtonNamesIsNotTheRequestersWord() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("service-ip-out-of-range", "cluster", "store-101");
      talk.until(() -> !servesAt(talk, "10.43.0.50"), "another address");
      JsonNode answer =
          talk.answers(
              () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"),
              AMINA,
              "repair store-101 cure=extension name=store101");
      talk.pressesButton(AMINA, answer, "Ask to install the extension again");
      talk.seesPlan(
          AMINA,
          "R1 · Repair store-101",
          "Connected registry: store101 (by its name alone, which is that of the site or of its"
              + " extension)");
    }
  }

  @Test
  void anAddressOutsideTheRangeIsReplacedByTheOneOnRecord() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      String before = extension(talk, Quickstart.CLUSTER).serviceAddress().orElseThrow();
      talk.injectsFault("service-ip-out-of-range", "cluster", Quickstart.CLUSTER);
      talk.until(
          () -> !before.equals(extension(talk, Quickstart.CLUSTER).serviceAddress().orElse(before)),
          "another address");
      repairsSite(talk, Quickstart.CLUSTER, "extension", before + " (as before, by R1)");
      assertEquals(before, extension(talk, Quickstart.CLUSTER).serviceAddress().orElseThrow());
    }
  }

  @Test
  void anAddressThatChangesIsSaidOnTheCardAndWhomThatHurts() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("service-ip-in-use", "cluster", "store-101");
      talk.until(
          () -> extension(talk).provisioning() == ProvisioningState.FAILED, "a failed extension");
      asks(talk, "extension");
      JsonNode plan =
          talk.sees(
              AMINA,
              "Repair store-101",
              "needs approval",
              "in use by Deployment default/pos",
              "service IP changes from 10.43.0.50 to 10.43.0.2",
              "at `10.43.0.2`, as store101 in myacrregistry");
      String asked = plan.findValue("confirm").toString();
      assertTrue(asked.contains("It is Deployment default/pos."), asked);
      assertTrue(asked.contains("service IP changes from 10.43.0.50 to 10.43.0.2"), asked);
    }
  }

  @Test
  void theDoctorNamesPodsThatPullFromAnAddressLeftBehind() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      repairs(talk, "extension service-ip=10.43.0.51");
      try (var admin = ClusterAdmin.client(talk, "store-101")) {
        admin
            .apps()
            .deployments()
            .inNamespace("default")
            .withName("pos")
            .patch(PatchContext.of(PatchType.JSON), IMAGE_THAT_NO_NODE_HAS);
      }
      talk.until(
          () -> {
            JsonNode answer =
                talk.answers(
                    () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"),
                    AMINA,
                    "store-101 · ");
            return answer
                .toString()
                .contains("pulls from 10.43.0.50, but the site serves at 10.43.0.51");
          },
          "a diagnosis of the pulls");
    }
  }

  @Test
  void repositoriesAreAddedForTheSiteAndForItsClients() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      var tokens = azure(talk).tokens();
      ArmId registry = Quickstart.registry(talk);
      List<String> before =
          tokens.scopeMap(registry.child("scopeMaps", "store101")).orElseThrow().actions();
      repairs(
          talk,
          "repositories repos=hello-world",
          "also hello-world, as store101 in myacrregistry",
          "Change: ",
          "sync scope map store101",
          "client scope map store101-client-map");
      talk.sees(
          AMINA,
          "R1 · Succeeded · store-101 is repaired: hello-world is synchronised",
          "also hello-world, as store101 in myacrregistry");
      List<String> after =
          tokens.scopeMap(registry.child("scopeMaps", "store101")).orElseThrow().actions();
      assertTrue(after.containsAll(before));
      assertTrue(after.contains("repositories/hello-world/content/read"));
      assertTrue(
          tokens
              .scopeMap(registry.child("scopeMaps", "store101-client-map"))
              .orElseThrow()
              .actions()
              .contains("repositories/hello-world/content/read"));
      assertNothingToRepair(
          talk, "repositories repos=hello-world,pos", "store101 synchronises hello-world");
    }
  }

  /** Whoever decides reads what the doctor has told, and which repositories are meant. */
  @Test
  void whatTheDoctorsButtonAsksForSaysWhyAndNamesTheRepositories() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("image-not-synced", "cluster", "store-101");
      String button = "Ask to synchronise these too";
      JsonNode answer =
          talk.until(
              () -> Optional.of(diagnosis(talk)).filter(each -> Conversation.says(each, button)),
              () -> "no cure in " + diagnosis(talk));
      talk.pressesButton(AMINA, answer, button);
      JsonNode plan =
          talk.sees(
              AMINA,
              "R1 · Repair store-101: synchronise pos too",
              "needs approval",
              "“it does not synchronise pos, which pods want”");
      String title = plan.findPath("confirm").path("title").path("text").asText();
      assertEquals("Approve R1: synchronise pos too?", title);
    }
  }

  private static JsonNode diagnosis(Conversation talk) {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"), AMINA, "store-101 · ");
  }

  @Test
  void aClientTokenOfOthersIsAttachedAgainAndItsSecretStays() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("token-detached", "connectedRegistry", "store101");
      repairs(talk, "client-token", "store101client may pull from store101");
      assertEquals(
          List.of(Quickstart.registry(talk).child("tokens", "store101client")),
          connected(talk).clientTokens());
      assertNothingToRepair(talk, "client-token", "token store101client is enabled");
    }
  }

  @Test
  void aPullSecretThatIsGoneIsWrittenAgainAndRemovalStillKnowsTheWorkload() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      try (var clusters = new Clusters(talk.settings().kubernetes(), () -> SiteSettings.NOTHING);
          Cluster cluster = clusters.open(Quickstart.CLUSTER)) {
        cluster.deletePullSecret("default", "myconnectedregistry-pull");
        repairsSite(
            talk, Quickstart.CLUSTER, "client-token", "pull secret myconnectedregistry-pull");
        assertTrue(cluster.pullSecret("default", "myconnectedregistry-pull").isPresent());
      }
      talk.types(AMINA, EDGE_OPS, "/registry remove " + Quickstart.CLUSTER);
      talk.seesPlan(AMINA, "R3", "needs approval", "Deployment hello-world-deployment");
    }
  }

  @Test
  void whatWorksBeforeTheStartIsLeftAlone() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.injectsFault("data-endpoint-off", "registry", "myacrregistry");
      asks(talk, "data-endpoint");
      JsonNode plan = talk.sees(AMINA, "R1", "needs approval");
      talk.clearsFaults();
      talk.presses(BEN, plan, "approve");
      talk.sees(AMINA, "R2", "refused, nothing was changed", "Nothing to repair");
      assertEquals(List.of(), talk.changes());
    }
  }

  @Test
  void aFrenchChannelReadsItInFrench() {
    try (Conversation talk = TwoCompanies.conversation()) {
      talk.types("U06MAREE", STORES, "/registry repair store-201 cure=sync-password");
      talk.sees("U06MAREE", "R1 · Réparation de stores/store-201", "à approuver");
    }
  }

  @Test
  void whatCannotBeUndoneIsSaid() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      asks(talk, "activation");
      JsonNode plan =
          talk.sees(AMINA, "R1", "needs approval", "1 change", "A deactivation can’t be undone");
      String asked = plan.findPath("confirm").path("text").path("text").asText();
      assertTrue(asked.contains(": creates 0, changes 1, deletes 0."), asked);

      talk.types(BEN, EDGE_OPS, "/registry approve R1");

      talk.sees(BEN, "R1 is not approved yet: not all of it can be undone");
    }
  }

  @Test
  void anExtensionThatIsInstalledAgainIsNamedWithAllThatIsLostByIt() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      asks(talk, "extension");
      talk.sees(
          AMINA,
          "R1",
          "needs approval",
          "Deleted for good: extension store101, and all that it installed.",
          "the old password of token store101");
    }
  }

  /** Another password takes the access of whoever uses the present one, and nothing restores it. */
  @Test
  void aPasswordThatIsMadeAnewIsNamedAndNotApprovedUnseen() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      Quickstart.deploy(talk);
      try (var clusters = new Clusters(talk.settings().kubernetes(), () -> SiteSettings.NOTHING);
          Cluster cluster = clusters.open(Quickstart.CLUSTER)) {
        cluster.deletePullSecret("default", "myconnectedregistry-pull");
      }
      talk.types(AMINA, EDGE_OPS, "/registry repair " + Quickstart.CLUSTER + " cure=client-token");
      talk.sees(
          AMINA,
          "R2",
          "needs approval",
          "Undo takes back everything except the old password of token myconnectedregistry-pull.");

      talk.types(BEN, EDGE_OPS, "/registry approve R2");

      talk.sees(BEN, "R2 is not approved yet: not all of it can be undone");
    }
  }

  @Test
  void whatARepairPutsRightTellsItFromOthersInLists() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      asks(talk, "activation");
      talk.sees(AMINA, "R1", "needs approval");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry"),
          AMINA,
          "R1 repair store-101: deactivate it, so that it can start anew · ");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry requests"),
          AMINA,
          "repair: deactivate it, so that it can start anew");
    }
  }

  @Test
  void aWordThatIsNoCureIsAnsweredWithThoseThereAre() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.answers(
          () -> asks(talk, "sync-pasword"),
          AMINA,
          "“sync-pasword” is nothing that I can put right",
          "[sync-password]");
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry repair store-101"),
          AMINA,
          "What is to be put right?",
          "data-endpoint",
          "[Diagnose store-101] (doctor store-101)");
      assertEquals(List.of(), talk.changes());
    }
  }

  @Test
  void aGuessIsNotRepaired() {
    try (Conversation talk = Conversation.atSpeed(500)) {
      talk.answers(
          () -> talk.types(AMINA, EDGE_OPS, "/registry repair store-104 cure=activation"),
          AMINA,
          "I don’t know of a connected registry at store-104",
          "I repair only what a site is known to run");
      talk.answers(
          () ->
              talk.types(
                  AMINA, EDGE_OPS, "/registry repair store-104 cure=activation name=store101"),
          AMINA,
          "store101 is known to run at another site than store-104");
      assertEquals(List.of(), talk.changes());
    }
  }

  private static void asks(Conversation talk, String cure) {
    talk.types(AMINA, EDGE_OPS, "/registry repair store-101 cure=" + cure);
  }

  private static void repairs(Conversation talk, String cure, String... says) {
    repairsSite(talk, "store-101", cure, says);
  }

  private static void repairsSite(Conversation talk, String site, String cure, String... says) {
    talk.types(AMINA, EDGE_OPS, "/registry repair " + site + " cure=" + cure);
    JsonNode plan = talk.sees(AMINA, "Repair " + site, "needs approval");
    for (String each : says) {
      talk.seesPlan(AMINA, "needs approval", each);
    }
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, Conversation.number(plan) + " · Succeeded · " + site + " is repaired");
  }

  private static void assertNothingToRepair(Conversation talk, String cure, String why) {
    talk.answers(() -> asks(talk, cure), AMINA, "Nothing to repair: " + why);
  }

  private static void isOffline(Conversation talk) {
    talk.until(
        () -> connected(talk).connection() == ConnectionState.OFFLINE, "store101 is offline");
  }

  private static void isOnline(Conversation talk) {
    talk.until(() -> connected(talk).connection() == ConnectionState.ONLINE, "store101 is online");
  }

  private static ConnectedRegistry connected(Conversation talk) {
    return azure(talk)
        .connectedRegistries()
        .get(Quickstart.registry(talk).child("connectedRegistries", "store101"))
        .orElseThrow();
  }

  private static boolean servesAt(Conversation talk, String address) {
    return extension(talk).serviceAddress().filter(address::equals).isPresent();
  }

  private static Extension extension(Conversation talk) {
    return extension(talk, "store-101");
  }

  private static Extension extension(Conversation talk, String site) {
    ArmId cluster = HandmadeResources.in(talk).cluster(site);
    return azure(talk).extensions().connectedRegistry(cluster).orElseThrow();
  }

  private static Azure azure(Conversation talk) {
    return Azure.connect(talk.settings().azure());
  }
}
