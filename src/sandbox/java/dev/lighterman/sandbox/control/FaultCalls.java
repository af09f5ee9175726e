package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Request;
import dev.lighterman.sandbox.http.Response;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.world.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What can be broken in the world, and mended: one fault by its name and details, or all. */
record FaultCalls(Supplier<Levers> levers, Pulse pulse) {
  void addTo(Router router) {
    router
        .on("POST", "/control/fault", request -> breakIt(Asked.in(request)))
        .on("DELETE", "/control/fault", this::mend);
  }

  private Response breakIt(Asked asked) {
    levers.get().faults().put(fault(asked));
    return done();
  }

  private Response mend(Request request) {
    if (request.body().length == 0) {
      levers.get().faults().clear();
    } else {
      levers.get().faults().mend(fault(Asked.in(request)));
    }
    return done();
  }

  private static Fault fault(Asked asked) {
    Map<String, String> details = new HashMap<>();
    asked.json().properties().forEach(each -> details.put(each.getKey(), each.getValue().asText()));
    String name = asked.text("name");
    details.remove("name");
    return new Fault(name, details);
  }

  private Response done() {
    pulse.beat();
    return Response.json(200, Json.object());
  }
}
