package dev.lighterman.acceptance.doctor;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * For each fault of a site, the doctor names its cause first; where a request can cure it, the
 * words of its button are typed and approved, and the doctor is quiet afterwards.
 */
@Order(1)
final class DoctorNamesTheCauseTest {
  private static final String QUIET = "I see nothing wrong";

  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.atSpeed(1000);
  }

  @AfterAll
  static void end() {
    talk.close();
  }

  /** What a fault left that could not be cured is undone by clearing it. */
  @BeforeEach
  void isQuiet() {
    talk.clearsFaults();
    says(QUIET);
  }

  /**
   * A fault of store-101, what the first line says of it, and the cure that a button offers; last
   * are those whose cure takes another address, from which the clients don't pull.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          connected-registry-pod-down | its pod does not run (CrashLoopBackOff) |
          connected-registry-pod-down state=scaled | its pod does not exist |
          cluster-off | the Arc agents of store-101 don’t reach Azure (Offline) |
          arc-certificate-expired | the certificate of the Arc agents of store-101 has expired |
          egress-blocked | it does not reach its parent over the network |
          data-endpoint-off registry=myacrregistry | the data endpoint of myacrregistry is off | data-endpoint
          registry-basic registry=myacrregistry | myacrregistry is Basic, and only Premium has connected registries |
          provider-unregistered provider=Microsoft.KubernetesConfiguration | not registered for Microsoft.KubernetesConfiguration | providers
          sync-token-disabled | its sync token store101 is disabled | sync-token
          wrong-password | its sync password was replaced | sync-password
          already-activated | another instance has activated it | activation
          redeployed-while-active | its extension was installed anew | activation
          proxy-body-limit | a proxy on the way refuses what it sends as too large |
          disk-full | it can’t write to its volume |
          storage-access-denied | it can’t write to its volume |
          volume-pending | its volume is pending: the storage class azurefile does not exist | extension
          cert-manager-conflict | cert-manager was installed by somebody else | extension
          helm-operation-in-progress | an earlier operation of Helm on the extension has not ended | extension
          helm-release-left | a Helm release of an earlier installation is still there | extension
          namespace-terminating | the namespace connected-registry is still being deleted |
          chart-not-found | the extension’s version or release train does not exist | extension
          extension-status-missing | Azure never heard how the installation of the extension went | extension
          extension-not-installed | Azure says that the extension is installed, and nothing is in the cluster | extension
          protected-settings-expired | Azure deleted the extension’s protected settings | extension
          token-detached | it does not accept the client token store101client | client-token
          client-token-disabled | the client token store101client is disabled | client-token
          client-password-rejected | sign in with a password that is not valid |
          pull-secret-missing | has no pull secret in the namespace default | client-token
          client-scope-insufficient | the client token may not read the image of pos- | client-token
          image-not-synced | it does not synchronise pos, which pods want | repositories
          image-deleted | the cloud registry myacrregistry does not have pos:1.5, which pods want |
          http-endpoint | it serves HTTP, and the node of pos- |
          tls-settings-lost | a change of the extension left out its TLS settings | extension
          node-trust-missing | does not trust its certificate |
          never-activated | its extension is not on the cluster | extension
          service-ip-out-of-range | the address 192.100.100.1 is outside the cluster’s service range | extension
          service-ip-in-use | belongs to another Service (default/price-labels) | extension
          """)
  void isNamedFirstAndCured(String fault, String cause, String cure) {
    injects(fault);
    JsonNode answer = says(cause);
    assertFalse(firstLine(answer).contains(" more"), firstLine(answer));
    Optional<String> button = repair(answer);
    assertEquals(Optional.ofNullable(cure), button.map(DoctorNamesTheCauseTest::cure));
    if (button.isPresent()) {
      approves(button.get());
      says(QUIET);
    }
  }

  /**
   * The request that is offered fails as long as the nodes can't pull, which others have to mend.
   */
  @Test
  void anInstallationThatHelmGaveUpIsNamed() {
    injects("helm-timeout");
    JsonNode answer = says("Helm gave up waiting until the pods were ready");
    assertEquals(Optional.of("extension"), repair(answer).map(DoctorNamesTheCauseTest::cure));
  }

  private static void injects(String fault) {
    String[] words = fault.split(" ", -1);
    var details = new ArrayList<String>();
    if (words.length == 1 || words[1].startsWith("state=")) {
      details.addAll(List.of("cluster", "store-101"));
    }
    for (String word : List.of(words).subList(1, words.length)) {
      details.addAll(List.of(word.split("=", -1)));
    }
    talk.injectsFault(words[0], details.toArray(String[]::new));
  }

  /** Types what the button says, and has it approved: the run succeeds. */
  private static void approves(String words) {
    talk.types(AMINA, EDGE_OPS, "/registry " + words);
    JsonNode plan = talk.seesPlan(AMINA, "needs approval", " · Repair ");
    talk.presses(BEN, plan, "approve");
    talk.sees(AMINA, Conversation.number(plan) + " · Succeeded · ", " is repaired");
  }

  /** Asks until the world has come so far that the first line says this. */
  private static JsonNode says(String words) {
    return talk.until(
        () -> Optional.of(asks()).filter(answer -> firstLine(answer).contains(words)),
        () -> "no “" + words + "” in " + asks().path("text").asText());
  }

  private static JsonNode asks() {
    return talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry doctor store-101"), AMINA, "store-101 · ");
  }

  private static String firstLine(JsonNode answer) {
    return answer.path("text").asText().lines().findFirst().orElse("");
  }

  private static Optional<String> repair(JsonNode answer) {
    return answer.findValuesAsText("value").stream()
        .filter(value -> value.startsWith("repair "))
        .findFirst();
  }

  private static String cure(String words) {
    return words.replaceAll(".*cure=(\\S+).*", "$1");
  }
}
