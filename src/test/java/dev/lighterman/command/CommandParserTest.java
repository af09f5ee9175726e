package dev.lighterman.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.value.AskerMustAct;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandParserTest {
  private static final String SEED =
      "deploy myconnectedregistry --registry myacrregistry -g myresourcegroup"
          + " --repository hello-world --cluster-name myarck8scluster"
          + " --config service.clusterIP=10.0.0.50 workload=deploy";

  private static final Map<String, List<String>> SEED_OPTIONS =
      Map.of(
          "registry", List.of("myacrregistry"),
          "resource-group", List.of("myresourcegroup"),
          "repository", List.of("hello-world"),
          "cluster-name", List.of("myarck8scluster"),
          "config", List.of("service.clusterIP=10.0.0.50"),
          "workload", List.of("deploy"));

  @Test
  void quickstartsLineIsReadAsItStands() {
    var asked = asked(SEED);

    assertEquals(UsageSamples.DEPLOY, asked.usage());
    assertEquals(List.of("myconnectedregistry"), asked.words());
    assertEquals(SEED_OPTIONS, asked.options());
    assertEquals(
        List.of("registry", "resource-group", "repository", "cluster-name", "config", "workload"),
        List.copyOf(asked.options().sequencedKeySet()));
  }

  @Test
  void aWordThatIsNoWordIsRefusedWithoutBeingCompared() {
    for (String line :
        List.of(
            "x".repeat(1_001),
            "deploy " + "x".repeat(1_001),
            "help \"" + "x ".repeat(501) + "\"")) {
      AskerMustAct refusal =
          assertThrows(AskerMustAct.class, () -> new CommandParser(UsageSamples.ALL).parse(line));

      assertEquals("command.too-long", refusal.why().key());
      assertEquals(1_000, refusal.why().values().get("most"));
    }
    assertEquals(List.of("x".repeat(1_000)), asked("deploy " + "x".repeat(1_000)).words());
  }

  /** Whatever keyboards, web pages and Slack change in a line, it means the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Deploy myconnectedregistry —registry myacrregistry –g myresourcegroup —repository"
            + " hello-world —cluster-name myarck8scluster —config service.clusterIP=10.0.0.50"
            + " workload=deploy",
        "/registry DEPLOY myconnectedregistry --Registry myacrregistry -G myresourcegroup"
            + " --repository “hello-world” --cluster-name ‘myarck8scluster’"
            + " --config service.clusterIP=<http://10.0.0.50|10.0.0.50> workload=deploy",
        "deploy\u00a0myconnectedregistry\u00a0--registry\u2009myacrregistry -g myresourcegroup"
            + " --repository\u202fhello-world --cluster-name=myarck8scluster"
            + " --config service.clusterIP=10.0.0.50\u200b --workload deploy",
        """
        deploy myconnectedregistry \\
          --registry myacrregistry \\\s
          -g myresourcegroup \\
          --repository "hello-world" \\
          --cluster-name myarck8scluster \\
          --config service.clusterIP=10.0.0.50 \\
          --workload deploy
        """,
        "create myconnectedregistry registry=myacrregistry g=myresourcegroup repos=hello-world"
            + " cluster=myarck8scluster --config service.clusterIP=10.0.0.50 workload=deploy",
        "deploy myconnectedregistry –registry=myacrregistry -g=myresourcegroup"
            + " −−repository hello‑world ---cluster-name myarck8scluster"
            + " --config service.clusterIP=10.0.0.50 workload = deploy",
        "`deploy myconnectedregistry -registry myacrregistry --resource-group myresourcegroup"
            + " --repo hello-world --cluster myarck8scluster --config service.clusterIP=10.0.0.50"
            + " --work deploy`",
      })
  void aLineThatWasChangedOnTheWayMeansTheSame(String typed) {
    var asked = asked(typed);

    assertEquals(UsageSamples.DEPLOY, asked.usage());
    assertEquals(List.of("myconnectedregistry"), asked.words());
    assertEquals(SEED_OPTIONS, asked.options());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "why=\"two words\"           | two words",
        "why=“two words”             | two words",
        "why=„zwei Wörter“           | zwei Wörter",
        "--reason 'it''s'            | it''s",
        "why=don't                   | don't",
        "why=don’t                   | don’t",
        "why='I don't know'          | I don't know",
        "why=cette nuit              | cette nuit",
        "--why cette nuit            | cette nuit",
        "why=\"cette nuit\"          | cette nuit",
        "why=\"--dry-run\"           | --dry-run",
        "--why \"--dry-run\"         | --dry-run",
        "--why \"-5\"                | -5",
        "why=CHG0042                 | CHG0042",
        "WHY=CHG0042                 | CHG0042",
        "why = CHG0042               | CHG0042",
        "why= CHG0042                | CHG0042",
        "why =CHG0042                | CHG0042",
        "why=a=b                     | a=b",
        "why=R&amp;D                 | R&D",
        "why=&lt;b&gt;               | <b>",
        "why=&amp;lt;                | &lt;",
        "why=@/etc/passwd            | @/etc/passwd",
        "--why @/etc/passwd          | @/etc/passwd",
        "why=${env:HOME}             | ${env:HOME}",
        "why=\"a, b\"                | a, b",
      })
  void valueArrivesAsItWasMeant(String typed, String value) {
    var options = asked("deploy store-114 " + typed).options();

    assertEquals(value, options.getOrDefault("reason", List.of("none")).getLast());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "<@U01ASKER|amina>                            ; U01ASKER",
        "<#C01EDGEOPS|edge-ops>                       ; C01EDGEOPS",
        "<!subteam^S01LEADS|@edge-leads>              ; S01LEADS",
        "<http://store-114.example|store-114.example> ; store-114.example",
        "<https://x.example/a>                        ; https://x.example/a",
        "<mailto:a@example.org|a@example.org>         ; a@example.org",
        "/subscriptions/1/resourceGroups/g            ; /subscriptions/1/resourceGroups/g",
        "\"two words\"                                ; two words",
        "'--not-a-flag'                               ; --not-a-flag",
        "@/etc/passwd                                 ; @/etc/passwd",
      })
  void wordArrivesAsItWasMeant(String typed, String word) {
    assertEquals(List.of(word), asked("show " + typed).words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy store-114 repos=pos,menu",
        "deploy store-114 repos=pos, menu",
        "deploy store-114 repos=pos ,menu",
        "deploy store-114 repos=pos repos=menu",
        "deploy store-114 --repository pos menu",
        "deploy store-114 --repository pos --repository menu",
        "deploy store-114 --repository pos,menu,",
        "deploy store-114 --repository \"pos\" \"menu\" --dry-run=no",
        "deploy repos=pos,menu store-114",
        "deploy --repository pos,menu store-114",
      })
  void severalValuesComeInEveryForm(String typed) {
    var asked = asked(typed);

    assertEquals(List.of("store-114"), asked.words());
    assertEquals(Map.of("repository", List.of("pos", "menu")), asked.options());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--dry-run", "—dry-run", "--dry", "--DRY-RUN", "dry-run=yes", "--dry-run=true"})
  void flagIsThereOrNot(String typed) {
    assertEquals(Map.of("dry-run", List.of()), asked("deploy store-114 " + typed).options());
  }

  @Test
  void configTakesItsOwnKeys() {
    var options =
        asked(
                "deploy a1 --config service.clusterIP=10.0.0.50 pvc.storageClassName=fast workload=none")
            .options();

    assertEquals(
        List.of("service.clusterIP=10.0.0.50", "pvc.storageClassName=fast"), options.get("config"));
    assertEquals(List.of("none"), options.get("workload"));
    assertEquals(
        List.of("workload=x"), asked("deploy a1 --config workload=x").options().get("config"));
  }

  @Test
  void plusAndMinusAreWordsWhereTheUsageSaysSo() {
    assertEquals(
        List.of("store-114", "+loyalty", "-menu"), asked("repos store-114 +loyalty -menu").words());
    assertEquals(
        List.of("store-114", "-menu", "+loyalty"),
        asked("repos store-114 –menu +loyalty why=x").words());
    assertEquals(List.of("store-114", "-why"), asked("repos store-114 -why").words());
  }

  @Test
  void labelsAreWordsWhereTheUsageSaysSo() {
    var asked = asked("list offline ring=canary reg=prodacr");

    assertEquals(List.of("offline", "ring=canary"), asked.words());
    assertEquals(Map.of("registry", List.of("prodacr")), asked.options());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\u00a0", "/registry", "``"})
  void nothingIsBare(String typed) {
    assertInstanceOf(Invocation.Bare.class, new CommandParser(UsageSamples.ALL).parse(typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"help", "HELP", "--help", "—help", "-h", "?"})
  void helpIsAboutEverything(String typed) {
    assertNull(
        assertInstanceOf(Invocation.Help.class, new CommandParser(UsageSamples.ALL).parse(typed))
            .usage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help deploy",
        "help create",
        "deploy help",
        "deploy --help",
        "deploy store-114 reg=x -h",
        "deploy ?"
      })
  void helpIsAboutOneVerb(String typed) {
    assertEquals(
        UsageSamples.DEPLOY,
        assertInstanceOf(Invocation.Help.class, new CommandParser(UsageSamples.ALL).parse(typed))
            .usage());
  }

  private static Invocation.Asked asked(String typed) {
    return assertInstanceOf(
        Invocation.Asked.class, new CommandParser(UsageSamples.ALL).parse(typed));
  }
}
