package dev.lighterman.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.slack.api.RateLimits.Tier;
import dev.lighterman.sandbox.slack.blockkit.WebApiFailure;
import dev.lighterman.sandbox.slack.delivery.Interactivity;
import dev.lighterman.sandbox.slack.delivery.TriggerIds;
import dev.lighterman.sandbox.slack.workspace.MethodArguments;
import dev.lighterman.sandbox.slack.workspace.View;
import dev.lighterman.sandbox.slack.workspace.Workspace;
import java.util.Map;
import java.util.Optional;

/** {@code views.*}: modals and Home tabs. */
record ViewMethods(Workspace workspace, Interactivity interactivity) {
  Map<String, WebApiMethod> all() {
    return Map.of(
        "views.open", WebApiMethod.of(Tier.TIER_4, "", this::open),
        "views.push", WebApiMethod.of(Tier.TIER_4, "", this::push),
        "views.update", WebApiMethod.of(Tier.TIER_4, "", this::update),
        "views.publish", WebApiMethod.of(Tier.TIER_4, "", this::publish));
  }

  private ObjectNode open(MethodArguments arguments) throws WebApiFailure {
    synchronized (workspace.views()) { // Only one of two views with the same external id may open.
      View view = viewForTrigger(arguments);
      workspace.views().open(view);
      return response(view);
    }
  }

  private ObjectNode push(MethodArguments arguments) throws WebApiFailure {
    synchronized (workspace.views()) {
      return response(workspace.views().push(viewForTrigger(arguments)));
    }
  }

  private View viewForTrigger(MethodArguments arguments) throws WebApiFailure {
    JsonNode requested = requestedView(arguments, "modal");
    requireUnusedExternalId(requested, Optional.empty());
    TriggerIds.Trigger trigger = interactivity.triggers().redeem(arguments.required("trigger_id"));
    return workspace.viewBuilder().create(requested, trigger.user(), trigger.channel());
  }

  private ObjectNode update(MethodArguments arguments) throws WebApiFailure {
    JsonNode requested = requestedView(arguments, "modal");
    synchronized (workspace.views()) { // Only one of two updates with the same hash may succeed.
      View old = find(arguments).orElseThrow(() -> new WebApiFailure("not_found"));
      requireUnusedExternalId(requested, Optional.of(old));
      checkHash(arguments, old);
      View changed = workspace.viewBuilder().update(old, requested);
      workspace.views().change(old.id(), now -> changed);
      return response(changed);
    }
  }

  private ObjectNode publish(MethodArguments arguments) throws WebApiFailure {
    JsonNode requested = requestedView(arguments, "home");
    String user = arguments.required("user_id");
    if (workspace.directory().person(user).isEmpty()) {
      throw new WebApiFailure("user_not_found");
    }
    synchronized (workspace.views()) {
      Optional<View> old = workspace.views().home(user);
      requireUnusedExternalId(requested, old);
      if (old.isPresent()) {
        checkHash(arguments, old.get());
      }
      View home =
          old.map(view -> workspace.viewBuilder().update(view, requested))
              .orElseGet(() -> workspace.viewBuilder().create(requested, user, null));
      workspace.views().publish(home);
      return response(home);
    }
  }

  private Optional<View> find(MethodArguments arguments) throws WebApiFailure {
    Optional<String> id = arguments.text("view_id");
    Optional<String> externalId = arguments.text("external_id");
    if (id.isPresent() && externalId.isPresent()) {
      throw MethodArguments.invalid("Cannot provide both `view_id` and `external_id`");
    }
    if (id.isEmpty() && externalId.isEmpty()) {
      throw MethodArguments.invalid("Must provide either `view_id` or `external_id`");
    }
    return id.map(workspace.views()::find)
        .orElseGet(() -> externalId.flatMap(workspace.views()::byExternalId));
  }

  private JsonNode requestedView(MethodArguments arguments, String type) throws WebApiFailure {
    JsonNode view =
        arguments
            .structure("view", "invalid_arguments")
            .orElseThrow(() -> MethodArguments.invalid("missing required field: view"));
    if (!view.path("type").asText().equals(type)) {
      throw MethodArguments.invalid(
          "unsupported type: " + view.path("type").asText() + " [json-pointer:/view/type]");
    }
    return interactivity.blockKit().requireValidView(view);
  }

  /**
   * @param own the view that is changed, which may keep its external id
   */
  private void requireUnusedExternalId(JsonNode requested, Optional<View> own)
      throws WebApiFailure {
    Optional<View> other = workspace.views().byExternalId(requested.path("external_id").asText());
    if (other.isPresent() && !other.map(View::id).equals(own.map(View::id))) {
      throw new WebApiFailure("duplicate_external_id");
    }
  }

  private static void checkHash(MethodArguments arguments, View old) throws WebApiFailure {
    Optional<String> hash = arguments.text("hash").filter(requested -> !requested.isEmpty());
    if (hash.filter(requested -> !requested.equals(old.field("hash"))).isPresent()) {
      throw new WebApiFailure("hash_conflict");
    }
  }

  private static ObjectNode response(View view) {
    return Json.object().set("view", view.json());
  }
}
