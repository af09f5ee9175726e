package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import java.util.function.Supplier;

/** Actions of people in Slack; each response has the result of the delivery to the bot. */
record PeopleRoutes(Supplier<ControlTargets> targets) {
  void addTo(Router router) {
    router
        .route("POST", "/control/slash", call(PeopleRoutes::slashCommand))
        .route("POST", "/control/action", call((slack, request) -> slack.click(request.click())))
        .route("POST", "/control/submit", call(PeopleRoutes::submitView))
        .route("POST", "/control/close", call(PeopleRoutes::closeView))
        .route("POST", "/control/options", request -> loadOptions(ControlRequest.of(request)))
        .route(
            "POST", "/control/home", call((slack, request) -> slack.openHome(request.text("user"))))
        .route("POST", "/control/message", call(PeopleRoutes::postMessage));
  }

  private static DeliveryResult slashCommand(SlackServer slack, ControlRequest request)
      throws TargetNotFound {
    return slack.slashCommand(
        request.text("user"),
        request.text("channel"),
        request.text("command"),
        request.text("text"));
  }

  private static DeliveryResult submitView(SlackServer slack, ControlRequest request)
      throws TargetNotFound {
    return slack.submitView(
        request.text("user"), request.text("view_id"), request.structure("values"));
  }

  private static DeliveryResult closeView(SlackServer slack, ControlRequest request)
      throws TargetNotFound {
    return slack.closeView(request.text("user"), request.text("view_id"));
  }

  private static DeliveryResult postMessage(SlackServer slack, ControlRequest request)
      throws TargetNotFound {
    return slack.postMessage(
        request.text("user"),
        request.text("channel"),
        request.text("text"),
        request.optional("thread_ts"));
  }

  private interface Interaction {
    DeliveryResult perform(SlackServer slack, ControlRequest request) throws TargetNotFound;
  }

  private RequestHandler call(Interaction interaction) {
    return request ->
        ServerResponse.json(
            200, interaction.perform(targets.get().slack(), ControlRequest.of(request)).json());
  }

  private ServerResponse loadOptions(ControlRequest request) throws TargetNotFound {
    DeliveryResult result =
        targets
            .get()
            .slack()
            .loadOptions(
                request.text("user"),
                request.target(),
                request.text("action_id"),
                request.optional("query"));
    ObjectNode json = result.json();
    json.set("options", json.path("body").path("options"));
    json.set("option_groups", json.path("body").path("option_groups"));
    return ServerResponse.json(200, json);
  }
}
