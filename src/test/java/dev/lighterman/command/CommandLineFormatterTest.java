package dev.lighterman.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandLineFormatterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "deploy a1 ip=10.0.0.50 reg=prod | /registry deploy a1 --registry prod --service-ip 10.0.0.50",
        "create a1 repos=pos,menu | /registry deploy a1 --repository pos --repository menu",
        "deploy a1 why=“Black Friday” -g g | /registry deploy a1 --resource-group g --reason \"Black Friday\"",
        "deploy a1 --why \"--dry-run\" | /registry deploy a1 --reason \"--dry-run\"",
        "deploy a1 why=don't | /registry deploy a1 --reason \"don't\"",
        "deploy dry-run=yes | /registry deploy --dry-run",
        "repos 114 +pos –menu | /registry repos 114 +pos -menu",
        "ls offline ring=canary | /registry list offline ring=canary",
      })
  void lineIsWrittenWithLongFlags(String typed, String canonical) {
    assertEquals(canonical, written(asked(typed)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "deploy a1 --config service.clusterIP=10.0.0.50 workload=deploy",
        "deploy '--a1' why=\"say, \\\"x=y\\\"\" repos=pos,mcr/menu --dry-run",
        "deploy why='a \"quoted\" word'",
        "repos \"-114\" -pos +menu why=\"- \"",
        "list ring=canary 'state=on line'",
      })
  void canonicalLineIsReadBackAsTheSame(String typed) {
    var asked = asked(typed);

    assertEquals(asked, asked(written(asked)));
  }

  @Test
  void helpNamesEveryWordAndOption() {
    var help = HelpText.help(UsageSamples.DEPLOY);

    assertEquals(
        1 + UsageSamples.DEPLOY.options().size(),
        help.parts().stream()
            .filter(dev.lighterman.value.Answer.Table.class::isInstance)
            .map(dev.lighterman.value.Answer.Table.class::cast)
            .mapToInt(table -> table.rows().size())
            .sum());
  }

  private static String written(Invocation.Asked asked) {
    return CommandLineFormatter.line("/registry", asked.usage(), asked.words(), asked.options());
  }

  private static Invocation.Asked asked(String typed) {
    return assertInstanceOf(
        Invocation.Asked.class, new CommandParser(UsageSamples.ALL).parse(typed));
  }
}
