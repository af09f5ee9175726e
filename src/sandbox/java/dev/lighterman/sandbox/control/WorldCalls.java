package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Journal;
import dev.lighterman.sandbox.world.RequestLog;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The world as it is, and what can be hurried, unplugged and begun again in it. */
record WorldCalls(Supplier<Levers> levers, Runnable reset, Pulse pulse) {
  void addTo(Router router) {
    router
        .on("GET", "/control/state", request -> Response.json(200, state()))
        .on("GET", "/control/log", request -> Response.json(200, log()))
        .on("POST", "/control/clock", request -> advance(Asked.in(request)))
        .on("POST", "/control/speed", request -> speed(Asked.in(request)))
        .on("POST", "/control/bot", request -> plug(Asked.in(request)))
        .on("POST", "/control/reset", request -> startAgain());
  }

  private ObjectNode state() {
    Levers all = levers.get();
    ObjectNode state = all.slack().state();
    state.set("world", world(all));
    all.faults().forgetCured();
    List<Fault> broken = all.faults().all();
    state.set("faults", Json.tree(broken));
    state.set("commonFaults", all.commonFaults().json(broken));
    state.set("quickstart", all.quickstart().json());
    state.set("bot", all.bot().state());
    state.put("speed", all.clock().speed());
    state.putObject("suggestion").put("channel", "C01EDGEOPS").put("text", all.suggestion());
    return state;
  }

  private static ObjectNode world(Levers all) {
    ObjectNode world = new WorldView(all.world()).json();
    ArrayNode journal = world.putArray("journal");
    for (Journal.Entry entry : all.journal().entries()) {
      journal
          .addObject()
          .put("seq", entry.seq())
          .put("at", entry.at().toString())
          .put("sentence", entry.sentence())
          .set("about", Json.tree(entry.about()));
    }
    return world;
  }

  private ArrayNode log() {
    ArrayNode log = JsonNodeFactory.instance.arrayNode();
    Equivalents equivalents = new Equivalents(levers.get().world());
    for (RequestLog.Exchange exchange : levers.get().log().exchanges()) {
      log.addObject()
          .put("at", exchange.at().toString())
          .put("face", exchange.face())
          .put("method", exchange.method())
          .put("path", exchange.path())
          .put("status", exchange.status())
          .put("millis", exchange.millis())
          .put("body", exchange.body())
          .put("equivalent", equivalents.of(exchange).orElse(null));
    }
    return log;
  }

  private Response advance(Asked asked) {
    levers.get().clock().advance(Duration.parse(asked.text("advance")));
    return done();
  }

  private Response speed(Asked asked) {
    levers.get().clock().speed(Double.parseDouble(asked.text("speed")));
    return done();
  }

  private Response plug(Asked asked) {
    if (asked.flag("kill") == asked.flag("start")) {
      throw new IllegalArgumentException("Give either kill or start.");
    }
    if (asked.flag("kill")) {
      levers.get().bot().pull();
    } else {
      levers.get().bot().in();
    }
    return done();
  }

  private Response startAgain() {
    reset.run();
    return done();
  }

  private Response done() {
    pulse.beat();
    return Response.json(200, Json.object());
  }
}
