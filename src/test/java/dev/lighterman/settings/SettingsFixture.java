package dev.lighterman.settings;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Environment variables that are enough to start; tests add to them. */
final class SettingsFixture {
  static final String GUID = "22222222-2222-2222-2222-222222222222";

  private SettingsFixture() {}

  static Map<String, String> enough(Path directory) {
    var environment = new HashMap<String, String>();
    environment.put("SLACK_SIGNING_SECRET", "s3cr3t");
    environment.put("SLACK_BOT_TOKEN", "xoxb-1");
    environment.put("AZURE_TENANT_ID", GUID);
    environment.put("AZURE_CLIENT_ID", GUID);
    environment.put("AZURE_CLIENT_SECRET", "pa55");
    environment.put("AZURE_SUBSCRIPTION_ID", GUID);
    environment.put("LIGHTERMAN_DATA", directory.resolve("data").toString());
    return environment;
  }

  static List<String> problems(Map<String, String> environment) {
    return assertThrows(InvalidSettingsException.class, () -> Settings.read(environment))
        .problems();
  }
}
