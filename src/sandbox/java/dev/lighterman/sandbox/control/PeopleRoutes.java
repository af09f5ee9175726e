package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.RequestHandler;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.slack.blockkit.TargetNotFound;
import dev.lighterman.sandbox.slack.delivery.DeliveryResult;
import java.util.function.Supplier;

/** What people do in Slack; each call answers how the bot took it. */
record PeopleRoutes(Supplier<ControlTargets> targets) {
  void addTo(Router router) {
    router
        .route("POST", "/control/slash", call(PeopleRoutes::slash))
        .route("POST", "/control/action", call((slack, request) -> slack.click(request.click())))
        .route("POST", "/control/submit", call(PeopleRoutes::submit))
        .route("POST", "/control/close", call(PeopleRoutes::close))
        .route("POST", "/control/options", request -> options(ControlRequest.in(request)))
        .route("POST", "/control/home", call((slack, request) -> slack.openHome(request.text("user"))))
        .route("POST", "/control/message", call(PeopleRoutes::say));
  }

  private static DeliveryResult slash(SlackServer slack, ControlRequest request)
      throws TargetNotFound {
    return slack.slash(
        request.text("user"),
        request.text("channel"),
        request.text("command"),
        request.text("text"));
  }

  private static DeliveryResult submit(SlackServer slack, ControlRequest request)
      throws TargetNotFound {
    return slack.submit(request.text("user"), request.text("view_id"), request.structure("values"));
  }

  private static DeliveryResult close(SlackServer slack, ControlRequest request)
      throws TargetNotFound {
    return slack.close(request.text("user"), request.text("view_id"));
  }

  private static DeliveryResult say(SlackServer slack, ControlRequest request)
      throws TargetNotFound {
    return slack.say(
        request.text("user"),
        request.text("channel"),
        request.text("text"),
        request.optional("thread_ts"));
  }

  private interface Doing {
    DeliveryResult with(SlackServer slack, ControlRequest request) throws TargetNotFound;
  }

  private RequestHandler call(Doing doing) {
    return request ->
        ServerResponse.json(
            200, doing.with(targets.get().slack(), ControlRequest.in(request)).json());
  }

  private ServerResponse options(ControlRequest request) throws TargetNotFound {
    DeliveryResult outcome =
        targets
            .get()
            .slack()
            .options(
                request.text("user"),
                request.target(),
                request.text("action_id"),
                request.optional("query"));
    ObjectNode json = outcome.json();
    json.set("options", json.path("body").path("options"));
    json.set("option_groups", json.path("body").path("option_groups"));
    return ServerResponse.json(200, json);
  }
}
