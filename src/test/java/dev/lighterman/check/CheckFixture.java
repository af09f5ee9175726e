package dev.lighterman.check;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lighterman.sandbox.Sandbox;
import dev.lighterman.settings.InvalidSettingsException;
import dev.lighterman.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code check} with a sandbox's settings; its output may contain no secret. */
record CheckFixture(Map<String, String> variables) {
  private static final List<String> SECRETS =
      List.of("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "AZURE_CLIENT_SECRET");

  /** All checks pass: removes the channel of the sandbox in which the bot is not a member. */
  static CheckFixture in(Sandbox sandbox, Path directory) throws IOException {
    Map<String, String> variables = new HashMap<>(sandbox.environment());
    Path seededConfig = Path.of(variables.getOrDefault("LIGHTERMAN_CONFIG", ""));
    String withoutRandom =
        Files.readString(seededConfig).replaceAll("(?m)^  - id: C03RANDOM.*\n", "");
    Path config =
        Files.writeString(
            directory.resolve("lighterman.yaml"), withoutRandom.replace("C03RANDOM, ", ""));
    variables.put("LIGHTERMAN_CONFIG", config.toString());
    variables.put("LIGHTERMAN_DATA", directory.resolve("data").toString());
    return new CheckFixture(variables);
  }

  CheckFixture with(String name, String value) {
    Map<String, String> other = new HashMap<>(variables);
    other.put(name, value);
    return new CheckFixture(other);
  }

  Settings settings() throws InvalidSettingsException {
    return Settings.read(variables);
  }

  CheckResult run() throws InvalidSettingsException {
    var out = new ByteArrayOutputStream();
    int exitCode = CheckCommand.run(settings(), new PrintStream(out, true, StandardCharsets.UTF_8));
    String output = out.toString(StandardCharsets.UTF_8);
    for (String secret : SECRETS) {
      String value = variables.getOrDefault(secret, "");
      assertFalse(value.isEmpty());
      assertFalse(output.contains(value), () -> secret + " is printed:\n" + output);
    }
    return new CheckResult(exitCode, output);
  }
}
