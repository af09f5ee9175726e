package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Endpoint;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.slack.SlackFace;
import dev.lighterman.sandbox.slack.blockkit.NoSuchThing;
import dev.lighterman.sandbox.slack.delivery.Outcome;
import java.util.function.Supplier;

/** What people do in Slack; each call answers how the bot took it. */
record PeopleCalls(Supplier<Levers> levers) {
  void addTo(Router router) {
    router
        .on("POST", "/control/slash", call(PeopleCalls::slash))
        .on("POST", "/control/action", call((slack, asked) -> slack.click(asked.click())))
        .on("POST", "/control/submit", call(PeopleCalls::submit))
        .on("POST", "/control/close", call(PeopleCalls::close))
        .on("POST", "/control/options", request -> options(Asked.in(request)))
        .on("POST", "/control/home", call((slack, asked) -> slack.openHome(asked.text("user"))))
        .on("POST", "/control/message", call(PeopleCalls::say));
  }

  private static Outcome slash(SlackFace slack, Asked asked) throws NoSuchThing {
    return slack.slash(
        asked.text("user"), asked.text("channel"), asked.text("command"), asked.text("text"));
  }

  private static Outcome submit(SlackFace slack, Asked asked) throws NoSuchThing {
    return slack.submit(asked.text("user"), asked.text("view_id"), asked.structure("values"));
  }

  private static Outcome close(SlackFace slack, Asked asked) throws NoSuchThing {
    return slack.close(asked.text("user"), asked.text("view_id"));
  }

  private static Outcome say(SlackFace slack, Asked asked) throws NoSuchThing {
    return slack.say(
        asked.text("user"), asked.text("channel"), asked.text("text"), asked.optional("thread_ts"));
  }

  private interface Doing {
    Outcome with(SlackFace slack, Asked asked) throws NoSuchThing;
  }

  private Endpoint call(Doing doing) {
    return request ->
        Response.json(200, doing.with(levers.get().slack(), Asked.in(request)).json());
  }

  private Response options(Asked asked) throws NoSuchThing {
    Outcome outcome =
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
    return Response.json(200, json);
  }
}
