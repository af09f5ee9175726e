package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.azure.arm.ArmClient;
import java.util.List;
import java.util.stream.StreamSupport;

/** The bot's own permissions in Azure. */
public final class Permissions {
  private static final String API_VERSION = "2022-04-01";
  private static final String RESOURCE_TYPE = "/providers/Microsoft.Authorization/permissions";

  private final ArmClient arm;

  Permissions(ArmClient arm) {
    this.arm = arm;
  }

  /**
   * The bot's permissions at a scope, one per role assignment; it may do what any of them allows.
   *
   * @param scope a resource id, or {@code /subscriptions/ID}
   */
  public List<Permission> list(String scope) {
    return arm.list(scope + RESOURCE_TYPE, API_VERSION).stream()
        .map(permission ->
            new Permission(texts(permission.path("actions")), texts(permission.path("notActions"))))
        .toList();
  }

  private static List<String> texts(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false).map(JsonNode::asText).toList();
  }
}
