package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.RequestLog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The sandbox's state and request log, its clock, service IPs, the bot's process, and reset. */
record WorldRoutes(
    Supplier<ControlTargets> targets, Runnable reset, ChangeNotifier changeNotifier) {
  void addTo(Router router) {
    router
        .route("GET", "/control/state", request -> ServerResponse.json(200, state()))
        .route(
            "GET", "/control/slack", _ -> ServerResponse.json(200, targets.get().slack().state()))
        .route("GET", "/control/log", this::log)
        .route("POST", "/control/clock", request -> advance(ControlRequest.of(request)))
        .route("POST", "/control/speed", request -> speed(ControlRequest.of(request)))
        .route("POST", "/control/forward", request -> forward(ControlRequest.of(request)))
        .route("POST", "/control/bot", request -> controlBot(ControlRequest.of(request)))
        .route("POST", "/control/reset", request -> resetWorld());
  }

  private ObjectNode state() {
    ControlTargets current = targets.get();
    ObjectNode state = current.slack().state();
    state.set("world", world(current));
    current.faults().removeResolved();
    List<Fault> broken = current.faults().all();
    state.set("faults", Json.tree(broken));
    state.set("commonFaults", current.commonFaults().json(broken));
    state.set("quickstart", current.quickstart().json());
    state.set("bot", current.bot().state());
    state.put("speed", current.clock().speed());
    state
        .putObject("suggestion")
        .put("channel", "C01EDGEOPS")
        .put("text", current.suggestedCommand());
    return state;
  }

  private static ObjectNode world(ControlTargets current) {
    ObjectNode world = new WorldView(current.world()).json();
    ArrayNode journal = world.putArray("journal");
    for (EventLog.Entry entry : current.eventLog().entries()) {
      journal
          .addObject()
          .put("seq", entry.seq())
          .put("at", entry.at().toString())
          .put("sentence", entry.sentence())
          .set("about", Json.tree(entry.about()));
    }
    return world;
  }

  private ServerResponse log(ServerRequest request) {
    boolean withAnswers = request.query("answers").filter("true"::equals).isPresent();
    ArrayNode log = JsonNodeFactory.instance.arrayNode();
    CliEquivalents equivalents = new CliEquivalents(targets.get().world());
    for (RequestLog.Exchange exchange : targets.get().log().exchanges()) {
      ObjectNode logged = log.addObject();
      logged
          .put("at", exchange.at().toString())
          .put("face", exchange.server())
          .put("method", exchange.method())
          .put("path", exchange.path())
          .put("id", exchange.id())
          .put("status", exchange.status())
          .put("millis", exchange.millis())
          .put("body", exchange.body())
          .put("equivalent", equivalents.find(exchange).orElse(null));
      if (withAnswers) {
        logged.put("answer", exchange.answer());
      }
    }
    return ServerResponse.json(200, log);
  }

  private ServerResponse advance(ControlRequest request) {
    targets.get().clock().advance(Duration.parse(request.text("advance")));
    return done();
  }

  private ServerResponse speed(ControlRequest request) {
    targets.get().clock().setSpeed(Double.parseDouble(request.text("speed")));
    return done();
  }

  private ServerResponse forward(ControlRequest request) {
    URI address = targets.get().forward().apply(request.text("cluster"), request.text("address"));
    return ServerResponse.json(200, Json.object().put("url", address.toString()));
  }

  private ServerResponse controlBot(ControlRequest request) {
    if (request.flag("kill") == request.flag("start")) {
      throw new IllegalArgumentException("Give either kill or start.");
    }
    if (request.flag("kill")) {
      targets.get().bot().kill();
    } else {
      targets.get().bot().start();
    }
    return done();
  }

  private ServerResponse resetWorld() {
    reset.run();
    return done();
  }

  private ServerResponse done() {
    changeNotifier.notifyChange();
    return ServerResponse.json(200, Json.object());
  }
}
