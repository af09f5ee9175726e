package dev.lighterman.sandbox.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.activity.ActivityLog.Activity;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.ResourceId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Azure's activity log, by a filter of one of the few forms that it takes. */
final class ActivityLogRoutes {

  private static final Pattern CONDITION = Pattern.compile("(\\w+) (eq|ge|le) '([^']*)'");

  private final ArmContext context;

  ActivityLogRoutes(ArmContext context) {
    this.context = context;
  }

  Router addTo(Router router) {
    return router.route(
        "GET",
        "/subscriptions/{sub}/providers/Microsoft.Insights/eventtypes/management/values",
        this::list);
  }

  private ServerResponse list(ServerRequest request) {
    var filter = Filter.of(request.query("$filter").orElse(""));
    List<ObjectNode> events =
        context.world().activityLog().newestFirst().stream()
            .filter(each -> isWithin(each, ArmContext.subscription(request)))
            .filter(filter::matches)
            .map(ActivityLogRoutes::event)
            .toList();
    return ServerResponse.json(200, Map.of("value", events));
  }

  private static boolean isWithin(Activity activity, String subscription) {
    return activity
        .resource()
        .toLowerCase(Locale.ROOT)
        .startsWith("/subscriptions/" + subscription.toLowerCase(Locale.ROOT));
  }

  /** A time range, and at most one condition beside it. */
  private record Filter(Instant from, Instant to, Map<String, String> equal) {
    static Filter of(String text) {
      var equal = new HashMap<String, String>();
      var from = Instant.MIN;
      var to = Instant.MAX;
      for (var condition : text.split(" and ", -1)) {
        var match = CONDITION.matcher(condition.strip());
        if (!match.matches()) {
          throw refused(text);
        }
        switch (match.group(1) + " " + match.group(2)) {
          case "eventTimestamp ge" -> from = instant(match.group(3));
          case "eventTimestamp le" -> to = instant(match.group(3));
          case "resourceGroupName eq", "resourceUri eq", "resourceProvider eq" ->
              equal.put(match.group(1), match.group(3));
          default -> throw refused(text);
        }
      }
      if (from.equals(Instant.MIN) || equal.size() > 1) {
        throw refused(text);
      }
      return new Filter(from, to, equal);
    }

    private static Instant instant(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw refused(text);
      }
    }

    private static ArmFailure refused(String text) {
      return ArmFailure.badRequest(
          "BadRequest", "The $filter '%s' is not one that the activity log takes.".formatted(text));
    }

    boolean matches(Activity activity) {
      var id = new ResourceId(activity.resource());
      return !activity.at().isBefore(from)
          && !activity.at().isAfter(to)
          && equal.entrySet().stream()
              .allMatch(each ->
                  switch (each.getKey()) {
                    case "resourceGroupName" ->
                        id.group().filter(each.getValue()::equalsIgnoreCase).isPresent();
                    case "resourceUri" -> each.getValue().equalsIgnoreCase(activity.resource());
                    default -> activity.operation().startsWith(each.getValue() + "/");
                  });
    }
  }

  private static ObjectNode event(Activity activity) {
    var event = Json.object();
    event
        .putObject("authorization")
        .put("action", activity.operation())
        .put("scope", activity.resource());
    event.put("caller", activity.caller()).put("channels", "Operation");
    event.putObject("claims").put("appid", activity.caller());
    event.put("correlationId", activity.id()).put("eventDataId", activity.id());
    named(event, "eventName", "EndRequest");
    named(event, "category", "Administrative");
    event.put("level", activity.status() < 400 ? "Informational" : "Error");
    var id = new ResourceId(activity.resource());
    event.put("resourceGroupName", id.group().orElse(""));
    event.put("resourceId", activity.resource()).put("operationId", activity.id());
    named(event, "operationName", activity.operation());
    named(event, "status", activity.status() < 400 ? "Succeeded" : "Failed");
    named(event, "subStatus", Integer.toString(activity.status()));
    event.put("eventTimestamp", activity.at().toString());
    event.put("submissionTimestamp", activity.at().toString());
    event.put("subscriptionId", id.subscription());
    return event;
  }

  private static void named(ObjectNode event, String field, String value) {
    event.putObject(field).put("value", value).put("localizedValue", value);
  }
}
