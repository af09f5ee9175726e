package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.OLGA;
import static dev.lighterman.acceptance.Conversation.PARTNERS;
import static dev.lighterman.acceptance.Conversation.RANDOM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.AdjustableClock;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input: each time a sentence that says what to do, and nothing is touched. */
final class InvalidInputTest {
  private static final AdjustableClock CLOCK = AdjustableClock.running();

  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin(CLOCK);
  }

  @AfterAll
  static void end() {
    assertEquals(List.of(), talk.changes());
    talk.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          deplyo store-104 | The nearest is deploy
          deploy store-104 --registri x | --registry
          deploy store-104 repo=pos | [repository=pos] (deploy store-104 repository=pos) · [Help on deploy]
          deploy store-104 --registry nosuchregistry --repository pos | I see labregistry and myacrregistry
          deploy store-104 repos=pos name=edge | 5 to 40 letters and digits
          deploy store-104 repos=pos name=my-store | mystore
          deploy store-104 repos=pos --registry labregistry | need Premium
          deploy kiosk-02 repos=pos | not Connected
          deploy store-104 repos=nosuch | has no repository nosuch
          deploy store-104 repos=menu,pso | [menu,pos] (deploy store-104 --repository "menu,pos")
          deploy store-104 repos=POS! | lower case
          deploy store-104 repos=pos ip=10.43.0.1 | taken by default/kubernetes
          deploy store-104 repos=pos ip=300.1.2.3 | not an IPv4 address
          deploy store-104 repos=pos --registry /subscriptions/1 | not a full Azure resource id
          deploy store-104 import=hello-world | not an image with its registry
          deploy store-104 import=mcr.microsoft.com/POS | POS is not a name that a repository can have
          deploy store-104 repos=pos workload=dance | dance is not a final test
          deploy store-104 repos=pos namespace=Shop_1 | not a name that Kubernetes takes
          deploy store-104 repos=pos namespace=a$(id) | not a name that Kubernetes takes
          deploy nowhere-99 repos=pos | I know no site nowhere-99. Say sites
          deploy store-10 repos=pos | could be any of
          remove store-10 | I know no site store-10. Near
          remove myacrregistry | never deletes
          remove store-104 | runs no connected registry
          repair store-101 cure=extension name=nosuch | I see no connected registry nosuch. `/registry list` shows
          show nowhere-99 | I know no site nowhere-99. Say sites
          list sideways | Say online, offline, syncing or unhealthy
          approve R999 | There is no request R999
          """)
  void badInputIsAnsweredWithWhatToDo(String line, String says) {
    talk.answers(() -> talk.types(AMINA, EDGE_OPS, "/registry " + line), AMINA, says);
  }

  @Test
  void allThatIsMistypedInALineIsToldAtOnceWithTheLineThatIsRight() {
    JsonNode refusal =
        talk.answers(
            () -> talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 regstry=x ipp=z"),
            AMINA,
            "2 things are wrong");
    talk.sees(AMINA, "The nearest is registry", "The nearest is ip");
    assertEquals(List.of("deploy store-104 registry=x ip=z"), offered("deploy", refusal));
  }

  @Test
  void allThatTheWorldDoesNotHaveIsToldAtOnce() {
    talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry deploy reg=nosuch cluster=nowhere-98 ip=z"),
        AMINA,
        "3 things are wrong");
    talk.sees(
        AMINA,
        "no site nowhere-98",
        "no registry nosuch",
        "z is not an IPv4 address",
        "[sites] · [Edit and ask again…]");
  }

  @Test
  void whereEachHasOneCorrectionOneButtonTakesThemAll() {
    JsonNode refusal =
        talk.answers(
            () ->
                talk.types(
                    AMINA,
                    EDGE_OPS,
                    "/registry deploy store-104 repos=po ip=10.99.0.1 -n store101"),
            AMINA,
            "3 things are wrong");
    String line = offered("deploy", refusal).getFirst();
    assertTrue(line.contains("--name store1012"), line);
    assertTrue(line.contains("--repository pos"), line);
    assertTrue(line.contains("--service-ip 10.43."), line);
  }

  @Test
  void aRepairTellsItsErrorsAtOnceToo() {
    talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, "/registry repair nowhere-97 cure=magic ip=y"),
        AMINA,
        "3 things are wrong");
    talk.sees(AMINA, "no site nowhere-97", "magic", "y is not an IPv4 address");
  }

  @Test
  void aMistypedVerbIsAnsweredWithOneThatThePersonMayUse() {
    for (String changing : List.of("deploi store-104", "freze on", "aprove R7")) {
      JsonNode refusal =
          talk.answers(
              () -> talk.types(OLGA, EDGE_OPS, "/registry " + changing), OLGA, "I do not know");
      assertFalse(refusal.toString().contains("The nearest is"), refusal::toString);
    }
    talk.answers(
        () -> talk.types(OLGA, EDGE_OPS, "/registry shwo store-101"), OLGA, "The nearest is show");
    talk.answers(
        () -> talk.types(BEN, EDGE_OPS, "/registry aprove R7"), BEN, "The nearest is approve");
    talk.answers(() -> talk.types(OLGA, EDGE_OPS, "/registry deploy x y z"), OLGA, "fewer words");
  }

  private static List<String> offered(String verb, JsonNode refusal) {
    return refusal.findValuesAsText("value").stream()
        .filter(value -> value.startsWith(verb))
        .toList();
  }

  @Test
  void theQuickstartsOwnAddressIsRefusedWithTheRangeAndAFreeOne() {
    talk.types(
        AMINA,
        EDGE_OPS,
        Quickstart.DEPLOY.replace("clusterIP=10.0.0.50", "clusterIP=192.100.100.1"));
    talk.sees(AMINA, "192.100.100.1 is outside", "10.0.0.0/16", "10.0.0.50");
  }

  @Test
  void whereTheBotIsNoMemberNothingIsPlanned() {
    talk.types(AMINA, RANDOM, "/registry deploy store-104 repos=pos");
    talk.sees(AMINA, "I am not in", "/invite");
  }

  @Test
  void inDirectMessagesOnlyQuestionsAreAnswered() {
    talk.types(AMINA, "D01ASKER", "/registry deploy store-104 repos=pos");
    talk.sees(AMINA, "Changes are asked for in a channel");
    talk.types(AMINA, "D01ASKER", "/registry show store-102");
    JsonNode answer = talk.sees(AMINA, "store102", "Online", "SYNC WINDOW");
    assertEquals("D01ASKER", answer.path("channel").asText());
  }

  @Test
  void whereAnotherCompanyListensOnlyQuestionsAreAnswered() {
    talk.types(AMINA, PARTNERS, "/registry deploy store-104 repos=pos");
    talk.sees(AMINA, "is shared with another company, so I only answer questions there");
    talk.types(AMINA, PARTNERS, "/registry show store-101");
    JsonNode answer = talk.sees(AMINA, "store101", "Online");
    assertEquals(PARTNERS, answer.path("channel").asText());
    assertEquals(AMINA, answer.path("ephemeral_to").asText());
  }

  @Test
  void theSameLineAgainWithItsAddressLeadsToTheRequestThatIsOpen() {
    String line = "/registry deploy myarck8scluster repos=hello-world ip=10.0.0.61";
    talk.types(AMINA, EDGE_OPS, line);
    JsonNode card = talk.sees(AMINA, "myarck8scluster", "needs approval");
    String number = Conversation.number(card);
    JsonNode refusal =
        talk.answers(() -> talk.types(AMINA, EDGE_OPS, line), AMINA, number + " is still open at");
    assertTrue(refusal.toString().contains("show " + number), refusal::toString);
    talk.withdraws(AMINA, card);
    talk.sees(AMINA, number + " · ", "withdrawn");
  }

  /** However the registry is named, and where only one comes into question. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "--registry myacrregistry",
        "--registry myacrregistry.azurecr.io",
        "--registry /subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/myresourcegroup/providers/Microsoft.ContainerRegistry/registries/myacrregistry"
      })
  void aRegistryInAnotherResourceGroupIsSaidToBeThere(String registry) {
    talk.answers(
        () ->
            talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos -g lab " + registry),
        AMINA,
        "myacrregistry is in the resource group myresourcegroup, not in lab");
  }

  @Test
  void aSecondDeployGetsTheFirstOnesNumberWhileThatIsOpen() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy store-104 repos=pos ip=10.43.0.60");
    JsonNode card = talk.sees(AMINA, "store-104", "needs approval");
    String number = Conversation.number(card);
    talk.types(BEN, EDGE_OPS, "/registry deploy store-104 repos=menu");
    talk.sees(BEN, number + " is still open at");

    talk.presses(AMINA, card, "approve");
    talk.sees(AMINA, number + " is your own request");
    CLOCK.advance(Duration.ofHours(2));
    talk.presses(BEN, card, "approve");
    talk.sees(BEN, number, "expired");
  }
}
