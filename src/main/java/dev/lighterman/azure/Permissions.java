package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.azure.arm.ArmClient;
import java.util.List;
import java.util.stream.StreamSupport;

/** What Azure lets the bot do. */
public final class Permissions {
  private static final String VERSION = "2022-04-01";
  private static final String TYPE = "/providers/Microsoft.Authorization/permissions";

  private final ArmClient arm;

  Permissions(ArmClient arm) {
    this.arm = arm;
  }

  /**
   * All that the bot has been granted somewhere; any of them may allow an action.
   *
   * @param scope a resource's id, or a subscription's with its path
   */
  public List<Permission> at(String scope) {
    return arm.list(scope + TYPE, VERSION).stream()
        .map(it -> new Permission(texts(it.path("actions")), texts(it.path("notActions"))))
        .toList();
  }

  private static List<String> texts(JsonNode them) {
    return StreamSupport.stream(them.spliterator(), false).map(JsonNode::asText).toList();
  }
}
