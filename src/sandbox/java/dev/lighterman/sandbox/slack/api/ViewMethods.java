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

/** {@code views.*}: forms and Home tabs. */
record ViewMethods(Workspace workspace, Interactivity interactive) {
  Map<String, WebApiMethod> all() {
    return Map.of(
        "views.open", WebApiMethod.of(Tier.TIER_4, "", this::open),
        "views.push", WebApiMethod.of(Tier.TIER_4, "", this::push),
        "views.update", WebApiMethod.of(Tier.TIER_4, "", this::update),
        "views.publish", WebApiMethod.of(Tier.TIER_4, "", this::publish));
  }

  private ObjectNode open(MethodArguments arguments) throws WebApiFailure {
    View view = triggered(arguments);
    workspace.views().open(view);
    return answer(view);
  }

  private ObjectNode push(MethodArguments arguments) throws WebApiFailure {
    return answer(workspace.views().push(triggered(arguments)));
  }

  private View triggered(MethodArguments arguments) throws WebApiFailure {
    JsonNode given = given(arguments, "modal");
    TriggerIds.Trigger trigger = interactive.triggers().redeem(arguments.required("trigger_id"));
    return workspace.drafts().fresh(given, trigger.user(), trigger.channel());
  }

  private ObjectNode update(MethodArguments arguments) throws WebApiFailure {
    JsonNode given = given(arguments, "modal");
    synchronized (workspace.views()) { // of two updates with one hash, one has to lose
      View old = named(arguments).orElseThrow(() -> new WebApiFailure("not_found"));
      checkHash(arguments, old);
      View changed = workspace.drafts().changed(old, given);
      workspace.views().change(old.id(), now -> changed);
      return answer(changed);
    }
  }

  private ObjectNode publish(MethodArguments arguments) throws WebApiFailure {
    JsonNode given = given(arguments, "home");
    String user = arguments.required("user_id");
    if (workspace.directory().person(user).isEmpty()) {
      throw new WebApiFailure("user_not_found");
    }
    synchronized (workspace.views()) {
      Optional<View> old = workspace.views().home(user);
      if (old.isPresent()) {
        checkHash(arguments, old.get());
      }
      View home =
          old.map(view -> workspace.drafts().changed(view, given))
              .orElseGet(() -> workspace.drafts().fresh(given, user, null));
      workspace.views().publish(home);
      return answer(home);
    }
  }

  private Optional<View> named(MethodArguments arguments) {
    return arguments
        .text("view_id")
        .flatMap(workspace.views()::find)
        .or(() -> arguments.text("external_id").flatMap(workspace.views()::byExternalId));
  }

  private JsonNode given(MethodArguments arguments, String type) throws WebApiFailure {
    JsonNode view =
        arguments
            .structure("view", "invalid_arguments")
            .orElseThrow(() -> MethodArguments.invalid("missing required field: view"));
    if (!view.path("type").asText().equals(type)) {
      throw MethodArguments.invalid(
          "unsupported type: " + view.path("type").asText() + " [json-pointer:/view/type]");
    }
    JsonNode checked = interactive.blockKit().checkedView(view);
    String externalId = view.path("external_id").asText();
    if (!externalId.isEmpty()
        && workspace
            .views()
            .byExternalId(externalId)
            .filter(other -> !named(arguments).equals(Optional.of(other)))
            .isPresent()) {
      throw new WebApiFailure("duplicate_external_id");
    }
    return checked;
  }

  private static void checkHash(MethodArguments arguments, View old) throws WebApiFailure {
    Optional<String> hash = arguments.text("hash").filter(given -> !given.isEmpty());
    if (hash.filter(given -> !given.equals(old.field("hash"))).isPresent()) {
      throw new WebApiFailure("hash_conflict");
    }
  }

  private static ObjectNode answer(View view) {
    return Json.object().set("view", view.json());
  }
}
