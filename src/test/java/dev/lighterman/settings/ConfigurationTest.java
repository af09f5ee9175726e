package dev.lighterman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lighterman.settings.SiteSettings.Reach;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Channel;
import dev.lighterman.value.Language;
import dev.lighterman.value.Person;
import dev.lighterman.value.Risk;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.UserGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lighterman.yaml says, also when it changes while the bot runs. */
final class ConfigurationTest {
  @TempDir private Path directory;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void whatMustBeGiven() {
    environment = SettingsFixture.enough(directory);
  }

  @Test
  void policyAndSitesComeFromTheFile() throws Exception {
    write(
        """
        channels:
          - {id: C01EDGEOPS, registries: prod*, registry: prodacr, workload: none, notify: [S02ONCALL, U01], locale: fr}
          - {id: C02STORES}
        rules:
          - name: edge changes
            sites: [store-*, ring=canary]
            channels: [C01EDGEOPS]
            ask: [U01ASKER, S01LEADS]
            approve: {by: [S01LEADS], within: PT2H}
        sites:
          store-104: {reach: none, serviceRange: 10.43.0.0/16, serviceAddress: 10.43.0.50}
        """);

    Settings settings = Settings.read(environment);
    var policy = settings.configuration().policy();
    var channel = policy.channel(new Channel("C01EDGEOPS")).orElseThrow();
    var rule = policy.rules().getFirst();
    var site = settings.configuration().sites().site("STORE-104").orElseThrow();

    assertTrue(channel.admits("prodacr2") && !channel.admits("labregistry"));
    assertEquals(2, channel.notified().named().size());
    assertEquals(Language.FR, channel.language());
    assertEquals(Language.EN, policy.channel(new Channel("C02STORES")).orElseThrow().language());
    assertEquals(Duration.ofHours(2), rule.approve().within());
    assertEquals(1, rule.approve().count());
    assertTrue(rule.see().everyone());
    assertEquals(Reach.NONE, site.reach());
    assertEquals(ServiceAddress.of("10.43.0.50"), site.serviceAddress());
  }

  @Test
  void endedRequestsAreKeptForAsLongAsTheFileSays() throws Exception {
    assertEquals(Duration.ofDays(400), Settings.read(environment).configuration().retention());
    write("retention: P90D");
    assertEquals(Duration.ofDays(90), Settings.read(environment).configuration().retention());
  }

  @ParameterizedTest
  @ValueSource(strings = {"P29D", "P3651D", "-P400D"})
  void aRetentionThatIsTooShortOrTooLongIsRefused(String retention) throws Exception {
    write("retention: " + retention);
    assertLinesMatch(
        List.of(".*yaml line 1: retention is from 30 days .* to ten years .*"),
        SettingsFixture.problems(environment));
  }

  @Test
  void aRuleSaysWhichRisksItIsAboutWhetherItTakesAReasonAndForHowLong() throws Exception {
    write(
        """
        channels:
          - {id: C01EDGEOPS, approvers: [S03OWNERS, U04LEAD], sites: [store-*]}
        rules:
          - name: removals
            risks: [removes]
            ask: [U01ASKER]
            approve: {by: [S01LEADS], count: 2, within: P30D, reason: true}
          - {name: rest, ask: [U01ASKER], approve: {by: "*", count: 0}}
        """);

    var policy = Settings.read(environment).configuration().policy();
    var channel = policy.channels().getFirst();
    var removals = policy.rules().getFirst();
    var rest = policy.rules().getLast();

    assertEquals(
        List.of(new UserGroup("S03OWNERS"), new Person("U04LEAD")), channel.approvers().named());
    assertEquals(List.of(new Glob("store-*")), channel.sites());
    assertEquals(List.of(Risk.REMOVES), removals.risks());
    assertEquals(2, removals.approve().count());
    assertEquals(Duration.ofDays(30), removals.approve().within());
    assertTrue(removals.approve().reason());
    assertEquals(List.of(), rest.risks());
    assertEquals(0, rest.approve().count());
    assertFalse(rest.approve().reason());
    assertEquals(Duration.ofHours(1), rest.approve().within());
  }

  @Test
  void approvalsForEverOrOfLessThanNobodyAreRefused() throws IOException {
    write(
        """
        channels:
          - {id: C01EDGEOPS}
        rules:
          - {name: slow, ask: "*", approve: {by: "*", within: P30DT1S}}
          - {name: below, ask: "*", approve: {by: "*", count: -1}}
          - {name: nobody, ask: "*", approve: {by: [U01ASKER, U02APPROVER], count: 3}}
          - {name: enough, ask: "*", approve: {by: [U01ASKER, U02APPROVER], count: 2}}
          - {name: odd, ask: "*", risks: [dangers], approve: {by: "*", reason: maybe}}
        """);

    assertLinesMatch(
        List.of(
            ".*yaml line 8: “dangers” is not .*",
            ".*yaml line 8: “maybe” is not .*",
            ".*yaml line 4: rule “slow”: within is more than 0 and at most 30 days.*",
            ".*yaml line 5: rule “below” asks for -1 approvals, which nobody can give\\.",
            ".*yaml line 6: rule “nobody” asks for 3 approvals, which nobody can give\\."),
        SettingsFixture.problems(environment));
  }

  @Test
  void aTunnelIsTheSitesOwnElseTheCommonOne() throws Exception {
    write(
        """
        tunnel: [az, connectedk8s, proxy, -n, "{cluster}", -f, "{kubeconfig}", --port, "{port}"]
        sites:
          store-104: {reach: proxy}
          store-105: {reach: proxy, tunnel: [./tunnel, "--into={kubeconfig}", "{group}/{cluster}"]}
        """);

    SiteSettings sites = Settings.read(environment).configuration().sites();
    assertEquals(Reach.PROXY, sites.site("store-104").orElseThrow().reach());
    assertEquals(
        List.of("az", "connectedk8s", "proxy", "-n", "x", "-f", "/tmp/$1", "--port", "5"),
        tunnel(sites, "store-104")
            .filled(Map.of("kubeconfig", "/tmp/$1", "cluster", "x", "port", "5")));
    assertEquals(
        List.of("./tunnel", "--into=/tmp/$1", "edge/store-105"),
        tunnel(sites, "store-105")
            .filled(Map.of("kubeconfig", "/tmp/$1", "group", "edge", "cluster", "store-105")));
  }

  private static TunnelCommand tunnel(SiteSettings sites, String site) {
    return sites.site(site).map(SiteSettings.KnownSite::tunnel).orElseThrow();
  }

  @Test
  void aTunnelThatCannotWorkIsSaid() throws IOException {
    write("sites:\n  store-104: {reach: proxy}\n");
    assertLinesMatch(
        List.of(
            ".*yaml line 2: store-104 is reached by proxy and no tunnel leads there: add tunnel: \\[az.*"),
        SettingsFixture.problems(environment));

    write(
        """
        tunnel: [az, connectedk8s, proxy]
        sites:
          store-104: {reach: proxy, tunnel: [az, "{kubeconfig}", "{name}"]}
          store-105: {tunnel: "az connectedk8s proxy -f {kubeconfig}"}
          store-106: {tunnel: []}
        """);
    assertLinesMatch(
        List.of(
            ".*yaml line 1: tunnel has to write a kubeconfig to \\{kubeconfig}, as in tunnel: \\[az, .*",
            ".*yaml line 3: the tunnel of store-104 can have \\{cluster}, \\{group}, .* filled in, as in .*",
            ".*yaml line 4: the tunnel of store-105 is a list of words, the program first, as in .*",
            ".*yaml line 5: the tunnel of store-106 is a list of words, .*"),
        SettingsFixture.problems(environment));
  }

  @Test
  void everyMisspelledKeyAndValueIsNamedWithItsLine() throws IOException {
    write(
        """
        channels:
          - id: edge-ops
            registrys:
              - prodacr
            workload: job
            locale: de
            repositories: [pos, POS!]
        rules:
          - name: edge
            ask: ["@amina"]
            approve: {by: [S01LEADS], within: 1h, count: two}
        sites:
          store-104: {serviceRange: 10.43.0.0, serviceAddress: 10.43.0.500}
        policies: {}
        """);

    assertLinesMatch(
        List.of(
            ".*yaml line 2: “edge-ops” is not a channel's id like C0123ABCD.*",
            ".*yaml line 3: “registrys” is no key here. Known are approvers, id, locale,"
                + " notify, registries, .*",
            ".*yaml line 5: “job” is not check, deploy or none\\.",
            ".*yaml line 6: “de” is not a language that I speak: en or fr\\.",
            ".*yaml line 7: “POS!” is not a repository's name like team/pos\\.",
            ".*yaml line 10: “@amina” is not a user's id \\(U…\\), .*",
            ".*yaml line 11: “1h” is not a duration like PT1H\\.",
            ".*yaml line 11: “two” is not a whole number\\.",
            ".*yaml line 13: “10.43.0.0” is not a range like 10.0.0.0/16\\.",
            ".*yaml line 13: “10.43.0.500” is not an IPv4 address like 10.0.0.50\\.",
            ".*yaml line 14: “policies” is no key here. Known are channels, freeze, mode,"
                + " retention, rules, sites, tunnel, windows\\.",
            ".*yaml line 2: a channel has no id: add id: C0123ABCD\\."),
        SettingsFixture.problems(environment));
  }

  @Test
  void ruleThatNobodyCanFulfilIsRefused() throws IOException {
    write(
        """
        channels:
          - {id: C01EDGEOPS, registries: [prodacr], registry: labacr}
          - {id: C01EDGEOPS}
        rules:
          - {name: two of one, ask: [U01ASKER], approve: {by: [U02APPROVER], count: 2}}
          - {name: open, ask: "*"}
          - {channels: [C02STORES], approve: {by: "*", within: PT0S}}
        """);

    assertLinesMatch(
        List.of(
            ".*yaml line 2: the default registry of C01EDGEOPS, labacr, is none of its registries.*",
            ".*yaml line 3: a channel is listed twice.*",
            ".*yaml line 5: rule “two of one” asks for 2 approvals, which nobody can give\\.",
            ".*yaml line 6: rule “open” lets people ask and nobody approve: add approve\\.",
            ".*yaml line 7: a rule has no name.*",
            ".*yaml line 7: rule “\\?”: within is more than 0 and at most 30 days.*",
            ".*yaml line 7: rule “\\?” names C02STORES, which is not listed.*"),
        SettingsFixture.problems(environment));
  }

  @Test
  void brokenYamlIsSaidWithItsLine() throws IOException {
    write("channels:\n  - id: C01EDGEOPS\n   registry: [\n");
    assertLinesMatch(
        List.of(".*yaml line \\d can't be read: .*"), SettingsFixture.problems(environment));

    write("rules:\n  - name: a\nrules:\n  - name: b\n");
    assertLinesMatch(
        List.of(".*yaml line 3 can't be read: Duplicate field 'rules'.*"),
        SettingsFixture.problems(environment));

    write("just words");
    assertLinesMatch(
        List.of(".*yaml line 1: “just words” is not a block of keys\\."),
        SettingsFixture.problems(environment));
  }

  @Test
  void emptyFileSaysNothing() throws Exception {
    write("\n");
    assertEquals(PolicySettings.NOTHING, Settings.read(environment).configuration().policy());
  }

  @Test
  void aSiteMayBeWrittenByItsClustersId() throws Exception {
    String id =
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Kubernetes/connectedClusters/store-1";
    write("sites: {%s: {reach: none}, stores/store-1: {reach: none}}".formatted(id));
    assertLinesMatch(
        List.of(
            ".*yaml line 1: the site “stores/store-1” is neither a cluster's name nor its ARM id like .*"),
        SettingsFixture.problems(environment));

    write("sites: {%s: {reach: none}}".formatted(id));
    assertTrue(
        Settings.read(environment).configuration().sites().site(ArmId.of(id), false).isPresent());

    write("sites: {store-1: {reach: none}}");
    SiteSettings sites = Settings.read(environment).configuration().sites();
    assertTrue(sites.site(ArmId.of(id), true).isPresent());
    assertTrue(sites.site(ArmId.of(id), false).isEmpty(), "it may be its namesake's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stores", "merged"})
  void theSandboxesOwnFilesAreRight(String world) throws Exception {
    var file = getClass().getResource("/dev/lighterman/sandbox/" + world + ".yaml");
    environment.put("LIGHTERMAN_CONFIG", Path.of(file.toURI()).toString());

    assertEquals(4, Settings.read(environment).configuration().policy().channels().size());
  }

  @Test
  void whatChangesWhileItRunsIsReadAnewAndWhatTurnsWrongIsRefused() throws Exception {
    write("mode: observe\n");
    Configuration configuration = Settings.read(environment).configuration();
    assertEquals(OperatingMode.OBSERVE, configuration.mode());

    later("mode: operate\n", 1);
    assertEquals(OperatingMode.OPERATE, configuration.mode());
    later("mode: dance\n", 2);
    assertEquals(OperatingMode.OPERATE, configuration.mode());
    later("mode: observe\n", 3);
    assertEquals(OperatingMode.OBSERVE, configuration.mode());
  }

  @Test
  void aFileThatIsEmptiedWhileItRunsTakesNoRuleAway() throws Exception {
    write("mode: observe\n");
    Configuration configuration = Settings.read(environment).configuration();

    later("", 1);
    assertEquals(OperatingMode.OBSERVE, configuration.mode());
    later("# all of it is to come\n", 2);
    assertEquals(OperatingMode.OBSERVE, configuration.mode());
    later("mode: operate\n", 3);
    assertEquals(OperatingMode.OPERATE, configuration.mode());
  }

  /** Sets the file's time so many seconds ahead, since file systems may count in seconds. */
  private void later(String yaml, int seconds) throws IOException {
    write(yaml);
    Files.setLastModifiedTime(
        directory.resolve("lighterman.yaml"), FileTime.from(Instant.now().plusSeconds(seconds)));
  }

  private void write(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("lighterman.yaml"), yaml);
    environment.put("LIGHTERMAN_CONFIG", file.toString());
  }
}
