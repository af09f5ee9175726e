package dev.lighterman.acceptance.chat;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static dev.lighterman.acceptance.Conversation.STORES;
import static dev.lighterman.acceptance.TwoCompanies.BOREAL;
import static dev.lighterman.acceptance.TwoCompanies.MAREE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.TwoCompanies;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where names collide and registries are unfit, what is said leads on; nothing is touched. */
final class AmbiguousNamesTest {
  private static final String CLUSTERS = "/providers/Microsoft.Kubernetes/connectedClusters/";
  private static final String REGISTRIES =
      "resourceGroups/registries/providers/Microsoft.ContainerRegistry/registries/";

  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = TwoCompanies.conversation();
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
          deploy dock-02 repos=pos reg=borealregistry | under sites and dock-02, such as serviceRange: 10.43.0.0/16
          deploy kiosque-07 repos=pos | kiosque-07 is Offline, not Connected
          deploy magasin-12 repos=pos reg=mareeregistry | choose with storage-class=
          deploy magasin-12 repos=pos | Which registry?
          deploy store-202 repos=pos --cluster-resource-group nowhere | I know no site store-202. Near: boreal-north/store-202, maree-ouest/store-202
          show stores/store-201 | stores/store-201 could be any of 2 sites
          remove store-201 | store-201 could be any of 2 sites
          """)
  void whatIsWrongIsSaidWithWhatToDo(String line, String says) {
    talk.types(AMINA, EDGE_OPS, "/registry " + line);
    talk.sees(AMINA, says);
  }

  @Test
  void theSiteAndItsRegistryAreAskedForAtOnce() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy store-202 repos=pos --dry-run");
    JsonNode which =
        talk.sees(AMINA, "store-202 could be any of 2 sites. Which, and with which registry?");
    talk.pressesButton(AMINA, which, "maree-ouest/store-202, mareeregistry");
    talk.sees(AMINA, "Deploy to maree-ouest/store-202", "in mareeregistry", "dry run");
  }

  @Test
  void onlySitesThatCanBeDeployedToAreOffered() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy store-20 repos=pos reg=borealregistry --dry-run");
    JsonNode which =
        talk.sees(
            AMINA,
            "store-20 could be any of 4 sites; 2 of them have a connected registry already,",
            "Which?");
    assertFalse(which.toString().contains("store-201"), which::toString);
    talk.pressesButton(AMINA, which, "boreal-north/store-202");
    talk.sees(AMINA, "Deploy to boreal-north/store-202", "in borealregistry", "dry run");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mareelabo | mareelabo is Basic | mareeregistry | 10.96.0.40
          borealfull | borealfull has 50 connected registries | borealregistry | 10.96.0.50
          """)
  void aRegistryThatWillNotDoIsRefusedWithThoseThatWill(
      String registry, String says, String instead, String address) {
    talk.types(
        AMINA,
        EDGE_OPS,
        "/registry deploy magasin-12 --dry-run -g registries repos=pos storage-class=standard reg="
            + registry);
    talk.pressesButton(AMINA, talk.sees(AMINA, says), instead);
    talk.sees(AMINA, "Deploy to magasin-12", "in " + instead, "at " + address, "dry run");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          stores/store-201 (Boreal edge) | borealregistry | at 10.43.0.50
          stores/store-201 (Marée magasins) | mareeregistry | at 10.96.0.40
          """)
  void eachOfTwoSitesOfOneNameIsShownByItsOfferedLine(String label, String registry, String at) {
    talk.types(AMINA, EDGE_OPS, "/registry show store-201");
    talk.pressesButton(
        AMINA, talk.sees(AMINA, "store-201 could be any of 2 sites", "(show "), label);
    talk.sees(AMINA, "store201 · Online · " + label, "PARENT: " + registry, at);
  }

  @Test
  void aConnectedRegistryIsShownByItsOfferedLineToo() {
    talk.types(AMINA, EDGE_OPS, "/registry show store201");
    JsonNode which = talk.sees(AMINA, "store201 could be any of 2 connected registries");
    talk.pressesButton(AMINA, which, "store201 (mareeregistry)");
    talk.sees(AMINA, "store201 · Online", "PARENT: mareeregistry");
  }

  @Test
  void anArmIdMeansOneThingWhereverANameMay() {
    talk.types(
        AMINA,
        EDGE_OPS,
        "/registry deploy --dry-run repos=menu --cluster-name %s --registry %s --name north1"
            .formatted(
                BOREAL + "resourceGroups/boreal-north" + CLUSTERS + "store-202",
                BOREAL + REGISTRIES + "borealregistry"));
    talk.sees(AMINA, "Deploy to boreal-north/store-202", "north1 in borealregistry");

    talk.types(
        AMINA,
        EDGE_OPS,
        "/registry show " + MAREE + REGISTRIES + "mareeregistry/connectedRegistries/store201");
    talk.sees(AMINA, "store201 · Online · stores/store-201 (Marée magasins)");

    talk.types(
        AMINA,
        EDGE_OPS,
        "/registry remove --dry-run "
            + (MAREE + REGISTRIES + "mareeregistry/connectedRegistries/store201"));
    talk.sees(AMINA, "Remove from stores/store-201 (Marée magasins)");
  }

  @Test
  void listsTellThingsOfOneNameApart() {
    talk.types(AMINA, EDGE_OPS, "/registry sites");
    talk.sees(
        AMINA,
        "SITE: stores/store-201 (Boreal edge) ·",
        "SITE: stores/store-201 (Marée magasins) ·",
        "SITE: boreal-north/store-202 ·",
        "SITE: maree-ouest/store-202 ·",
        "SITE: magasin-12 ·");
    talk.types(AMINA, EDGE_OPS, "/registry list");
    talk.sees(AMINA, "PARENT: borealregistry", "PARENT: mareeregistry", "52 connected registries");
  }

  @Test
  void aListIsNarrowedByStateAndByLabelsOfTheSites() {
    talk.types(AMINA, EDGE_OPS, "/registry list online company=maree");
    talk.sees(AMINA, "1 connected registry of 52", "NAME: store201", "PARENT: mareeregistry");

    talk.types(AMINA, EDGE_OPS, "/registry list company=nobody");
    talk.sees(AMINA, "No connected registry of 52", "None is like that");
  }

  @Test
  void aChannelSpeaksOnlyOfItsOwnRegistriesAndSites() {
    talk.types(AMINA, STORES, "/registry list");
    talk.sees(AMINA, "1 connected registry of 1", "PARENT: mareeregistry");

    talk.types(AMINA, STORES, "/registry deploy store-202 --cluster-resource-group boreal-north");
    talk.sees(AMINA, "I know no site store-202");
    assertTrue(talk.seesNothingOf(AMINA, "Deploy to boreal-north/store-202", "needs approval"));

    talk.types(AMINA, STORES, "/registry deploy store-202 --dry-run");
    talk.sees(AMINA, "Deploy to maree-ouest/store-202", "default of this channel");
  }

  @Test
  void aFormFindsASiteByWhatItShowsInAnyCaseAndWithoutAccents() {
    talk.types(AMINA, EDGE_OPS, "/registry remove");
    JsonNode form = talk.hasOpen(AMINA, "Remove from a site", "Reason");
    String ofMaree = MAREE.replace("/subscriptions/", "").replace("/", "") + "/stores/store-201";

    assertEquals(List.of(ofMaree), talk.finds(AMINA, form, "cluster-name", "maree magasins"));
  }

  @Test
  void theFormTellsThingsOfOneNameApartInValuesThatFit() {
    talk.types(AMINA, EDGE_OPS, "/registry deploy");
    JsonNode view =
        talk.until(
            () ->
                Conversation.first(
                    talk.state().path("views"),
                    each -> each.findValuesAsText("action_id").contains("cluster-name")),
            () -> "no form with a field for the cluster: " + talk.state().path("views"));
    JsonNode found =
        talk.post(
            "options",
            Conversation.fields(
                "user",
                AMINA,
                "view_id",
                view.path("id").asText(),
                "action_id",
                "cluster-name",
                "query",
                "store-2"));
    List<String> values = found.findValuesAsText("value");
    assertEquals(4, values.stream().distinct().count(), found::toString);
    assertFalse(values.stream().anyMatch(each -> each.length() > 150));
    String free = values.get(1);
    talk.types(AMINA, EDGE_OPS, "/registry deploy %s --dry-run repos=pos".formatted(free));
    talk.sees(AMINA, "Which registry?", "(deploy " + free + " ");
  }
}
