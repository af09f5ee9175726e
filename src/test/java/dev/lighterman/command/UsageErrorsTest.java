package dev.lighterman.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.SpellingSuggestions;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsageErrorsTest {
  /** What is typed, why it is refused, and the line that is offered first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "dploy store-114 why=\"a b\" | command.unknown-verb.near | deploy store-114 why=\"a b\"",
        "Delpoy store-114 | command.unknown-verb.near | deploy store-114",
        "lsit | command.unknown-verb.near | list",
        "sho 114 | command.unknown-verb.near | show 114",
        "creat x | command.unknown-verb.near | create x",
        "déployer store-114 | command.unknown-verb.near | deploy store-114",
        "Deployer store-114 | command.unknown-verb.near | deploy store-114",
        "déploie | command.unknown-verb.near | deploy",
        "montrer 114 | command.unknown-verb.near | show 114",
        "montre 114 | command.unknown-verb.near | show 114",
        "lister | command.unknown-verb.near | list",
        "help déployer | command.unknown-verb.near | help deploy",
        "supprimer store-114 | command.unknown-verb | help",
        "xyzzy store-114 | command.unknown-verb | help",
        "store-114 deploy | command.unknown-verb | help",
        "help shwo | command.unknown-verb.near | help show",
        "deploy a1 --regisrty prod | command.unknown-option.near | deploy a1 --registry prod",
        "deploy a1 —regisrty=prod | command.unknown-option.near | deploy a1 --registry=prod",
        "deploy a1 regisrty=prod | command.unknown-option.near | deploy a1 registry=prod",
        "deploy a1 repos=b, regisrty=prod | command.unknown-option.near"
            + " | deploy a1 repos=b, registry=prod",
        "deploy a1 --repository b ,colour=red | command.unknown-option | help deploy",
        "deploy a1 ipp=10.0.0.1 | command.unknown-option.near | deploy a1 ip=10.0.0.1",
        "deploy a1 motif=\"mise à jour\" | command.unknown-option.near"
            + " | deploy a1 reason=\"mise à jour\"",
        "deploy a1 --motif x | command.unknown-option.near | deploy a1 --reason x",
        "deploy a1 Grappe=c | command.unknown-option.near | deploy a1 cluster-name=c",
        "deploy a1 registre=prod | command.unknown-option.near | deploy a1 registry=prod",
        "deploy a1 adresse=10.0.0.1 | command.unknown-option.near | deploy a1 service-ip=10.0.0.1",
        "deploy a1 address=10.0.0.1 | command.unknown-option.near | deploy a1 service-ip=10.0.0.1",
        "deploy a1 référentiels=b,c | command.unknown-option.near | deploy a1 repository=b,c",
        "repos a1 +b raison=c | command.unknown-option.near | repos a1 +b reason=c",
        "repos a1 +b grappe=c | command.unknown-option | help repos",
        "deploy a1 --cluser c --dry-run | command.unknown-option.near | deploy a1 --cluster c --dry-run",
        "deploy a1 --re prod | command.unknown-option.near | deploy a1 --registry prod",
        "deploy a1 -x | command.unknown-option | help deploy",
        "deploy a1 --sync-window PT4H | command.unknown-option | help deploy",
        "deploy a1 colour=red | command.unknown-option | help deploy",
        "show a1 --registry prod | command.unknown-option | help show",
        "deploy a1 --registry | command.value-missing | deploy a1",
        "deploy a1 --registry --dry-run | command.value-missing | deploy a1 --dry-run",
        "deploy a1 registry= | command.value-missing | deploy a1",
        "deploy a1 ip= registry=prod | command.value-missing | deploy a1 registry=prod",
        "deploy a1 repos=, | command.value-missing | deploy a1",
        "deploy a1 --registry \"\" | command.value-missing | deploy a1",
        "deploy a1 ip=10.0.0.1 --service-ip 10.0.0.2 repos=b | option.two-values"
            + " | deploy a1 --repository b --service-ip 10.0.0.1",
        "deploy store-114 why=first why=second | option.two-values"
            + " | deploy store-114 --reason first",
        "repos a1 +b why=c why=d | option.two-values | repos a1 +b --reason c",
        "deploy a1 --dry-run=perhaps | command.no-flag-value | deploy a1 --dry-run",
        "deploy a1 b2 | command.too-many-words | deploy a1",
        "show a1 'b 2' | command.too-many-words | show a1",
        "deploy a1 why=\"open | command.quote-open | deploy a1 why=\"open\"",
      })
  void lineIsRefusedWithOneThatCouldBeRead(String typed, String why, String offered) {
    var refusal =
        assertThrows(AskerMustAct.class, () -> new CommandParser(UsageSamples.ALL).parse(typed));

    assertEquals(why, refusal.why().key());
    List<String> offers = refusal.suggestions().stream().map(SuggestedCommand::words).toList();
    assertEquals(offered, offers.getFirst(), offers::toString);
    offers.forEach(words -> new CommandParser(UsageSamples.ALL).parse(words));
  }

  /** What is typed, why it is refused, and the line that is offered first. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "deploy a1 regisrty=prod ipp=10.0.0.1 | command.unknown-option.near regisrty,"
            + " command.unknown-option.near ipp | deploy a1 registry=prod ip=10.0.0.1",
        "deploy a1 b2 --cluser c --dry-run=perhaps | command.no-flag-value --dry-run,"
            + " command.unknown-option.near --cluser, command.too-many-words b2"
            + " | deploy a1 --cluster c --dry-run",
        "deploy a1 colour=red wheels=4 | command.unknown-option colour,"
            + " command.unknown-option wheels | help deploy",
        "deploy a1 regisrty=prod colour=red | command.unknown-option.near regisrty,"
            + " command.unknown-option colour | help deploy",
        "deploy a1 --colour red --wheels 4 | command.unknown-option --colour,"
            + " command.unknown-option --wheels | help deploy",
        "deploy a1 colour=red ip= --registry | command.value-missing --registry,"
            + " command.value-missing --service-ip, command.unknown-option colour | help deploy",
        "deploy a1 ip=10.0.0.1 ip=10.0.0.2 reg=a reg=b | option.two-values --registry a,"
            + " option.two-values --service-ip 10.0.0.1 | help deploy",
        "deploy a1 c1=1 c2=2 c3=3 c4=4 c5=5 c6=6 c7=7 | command.unknown-option c1,"
            + " command.unknown-option c2, command.unknown-option c3, command.unknown-option c4,"
            + " command.unknown-option c5 | help deploy",
      })
  void allThatIsWrongIsToldAtOnce(String typed, String whys, String offered) {
    var refusal =
        assertThrows(AskerMustAct.class, () -> new CommandParser(UsageSamples.ALL).parse(typed));

    assertEquals(whys, String.join(", ", told(refusal.why())));
    assertEquals(offered, refusal.suggestions().getFirst().words());
    new CommandParser(UsageSamples.ALL).parse(offered);
  }

  /** Each error by its key and what it is about. */
  private static List<String> told(Sentence why) {
    if (!(why.values().get("before") instanceof Sentence before
        && why.values().get("refusal") instanceof Sentence error)) {
      return List.of();
    }
    Object about =
        Stream.of("option", "word", "values")
            .map(error.values()::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    String first = (about instanceof List<?> several ? several.getFirst() : about).toString();
    return Stream.concat(told(before).stream(), Stream.of(error.key() + " " + first)).toList();
  }

  @Test
  void everySingleSlipInAVerbFindsIt() {
    var random = RandomGenerator.of("L64X128MixRandom");
    for (Usage usage : UsageSamples.ALL) {
      for (int round = 0; round < 200; round++) {
        String typed = misspelled(usage.verb(), random);
        List<String> near =
            SpellingSuggestions.to(
                typed, List.of("deploy", "repos", "list", "show", "create", "remove"));
        if (SpellingSuggestions.distance(typed, usage.verb()) <= 1) {
          assertEquals(true, near.contains(usage.verb()), typed);
        }
      }
    }
  }

  private static String misspelled(String verb, RandomGenerator random) {
    int at = random.nextInt(verb.length());
    char other = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> verb.substring(0, at) + verb.substring(at + 1);
      case 1 -> verb.substring(0, at) + other + verb.substring(at);
      case 2 -> verb.substring(0, at) + other + verb.substring(at + 1);
      default ->
          at == 0
              ? verb
              : verb.substring(0, at - 1)
                  + verb.charAt(at)
                  + verb.charAt(at - 1)
                  + verb.substring(at + 1);
    };
  }
}
