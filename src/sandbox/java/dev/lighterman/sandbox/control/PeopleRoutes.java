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
record PeopleRoutes(Supplier<ControlTargets> levers) {
  void addTo(Router router) {
    router
        .on("POST", "/control/slash", call(PeopleRoutes::slash))
        .on("POST", "/control/action", call((slack, asked) -> slack.click(asked.click())))
        .on("POST", "/control/submit", call(PeopleRoutes::submit))
        .on("POST", "/control/close", call(PeopleRoutes::close))
        .on("POST", "/control/options", request -> options(ControlRequest.in(request)))
        .on("POST", "/control/home", call((slack, asked) -> slack.openHome(asked.text("user"))))
        .on("POST", "/control/message", call(PeopleRoutes::say));
  }

  private static DeliveryResult slash(SlackServer slack, ControlRequest asked)
      throws TargetNotFound {
    return slack.slash(
        asked.text("user"), asked.text("channel"), asked.text("command"), asked.text("text"));
  }

  private static DeliveryResult submit(SlackServer slack, ControlRequest asked)
      throws TargetNotFound {
    return slack.submit(asked.text("user"), asked.text("view_id"), asked.structure("values"));
  }

  private static DeliveryResult close(SlackServer slack, ControlRequest asked)
      throws TargetNotFound {
    return slack.close(asked.text("user"), asked.text("view_id"));
  }

  private static DeliveryResult say(SlackServer slack, ControlRequest asked) throws TargetNotFound {
    return slack.say(
        asked.text("user"), asked.text("channel"), asked.text("text"), asked.optional("thread_ts"));
  }

  private interface Doing {
    DeliveryResult with(SlackServer slack, ControlRequest asked) throws TargetNotFound;
  }

  private RequestHandler call(Doing doing) {
    return request ->
        ServerResponse.json(
            200, doing.with(levers.get().slack(), ControlRequest.in(request)).json());
  }

  private ServerResponse options(ControlRequest asked) throws TargetNotFound {
    DeliveryResult outcome =
        levers
            .get()
            .slack()
            .options(
                asked.text("user"),
                asked.target(),
                asked.text("action_id"),
                asked.optional("query"));
    ObjectNode json = outcome.json();
    json.set("options", json.path("body").path("options"));
    json.set("option_groups", json.path("body").path("option_groups"));
    return ServerResponse.json(200, json);
  }
}
