package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.value.ArmId;
import java.util.List;
import java.util.stream.StreamSupport;

/** What Azure lets the bot do. */
public final class Permissions {
  private static final String VERSION = "2022-04-01";
  private static final String TYPE = "/providers/Microsoft.Authorization/permissions";

  private final Arm arm;

  Permissions(Arm arm) {
    this.arm = arm;
  }

  /** All that the bot has been granted on a resource; any of them may allow an action. */
  public List<Grant> on(ArmId scope) {
    return grants(scope.toString());
  }

  /** The same on a whole subscription. */
  public List<Grant> onSubscription(String subscription) {
    return grants("/subscriptions/" + subscription);
  }

  /** The same on a resource group. */
  public List<Grant> onResourceGroup(String subscription, String resourceGroup) {
    return grants("/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup);
  }

  private List<Grant> grants(String scope) {
    return arm.list(scope + TYPE, VERSION).stream()
        .map(it -> new Grant(texts(it.path("actions")), texts(it.path("notActions"))))
        .toList();
  }

  private static List<String> texts(JsonNode them) {
    return StreamSupport.stream(them.spliterator(), false).map(JsonNode::asText).toList();
  }
}
