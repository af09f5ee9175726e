package dev.lighterman.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.azure.arm.ArmClient;
import dev.lighterman.azure.arm.AzureIdentity;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Azure's activity log, which tells for 90 days who changed what. */
public final class ActivityLog {
  private static final String API_VERSION = "2015-04-01";

  private final ArmClient arm;
  private final Supplier<AzureIdentity> identity;

  /**
   * @param identity the bot's
   */
  ActivityLog(ArmClient arm, Supplier<AzureIdentity> identity) {
    this.arm = arm;
    this.identity = identity;
  }

  /** What was changed in a resource group from one time to another, on Azure's clock. */
  public List<Activity> inGroup(String subscription, String group, Instant from, Instant to) {
    String filter =
        "eventTimestamp ge '%s' and eventTimestamp le '%s' and resourceGroupName eq '%s'"
            .formatted(from, to, group);
    String ourselves = identity.get().name();
    return arm
        .list(
            "/subscriptions/%s/providers/Microsoft.Insights/eventtypes/management/values"
                .formatted(subscription),
            API_VERSION,
            filter)
        .stream()
        .map(event -> read(event, ourselves))
        .toList();
  }

  private static Activity read(JsonNode event, String ourselves) {
    String caller = event.path("caller").asText("");
    return new Activity(
        Timestamps.instant(event.path("eventTimestamp").asText("")),
        caller,
        event.at("/operationName/value").asText(""),
        event.path("resourceId").asText(""),
        event.at("/status/value").asText("").equals("Succeeded"),
        Stream.of(caller, event.at("/claims/appid").asText(""))
            .anyMatch(ourselves::equalsIgnoreCase));
  }
}
