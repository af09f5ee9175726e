package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What can be broken in the world, and mended: one fault by its name and details, or all. */
record FaultRoutes(Supplier<ControlTargets> levers, ChangeNotifier pulse) {
  void addTo(Router router) {
    router
        .on("POST", "/control/fault", request -> breakIt(ControlRequest.in(request)))
        .on("DELETE", "/control/fault", this::mend);
  }

  private ServerResponse breakIt(ControlRequest asked) {
    levers.get().faults().inject(fault(asked));
    return done();
  }

  private ServerResponse mend(ServerRequest request) {
    if (request.body().length == 0) {
      levers.get().faults().clearAll();
    } else {
      levers.get().faults().remove(fault(ControlRequest.in(request)));
    }
    return done();
  }

  private static Fault fault(ControlRequest asked) {
    Map<String, String> details = new HashMap<>();
    asked.json().properties().forEach(each -> details.put(each.getKey(), each.getValue().asText()));
    String name = asked.text("name");
    details.remove("name");
    return new Fault(name, details);
  }

  private ServerResponse done() {
    pulse.changed();
    return ServerResponse.json(200, Json.object());
  }
}
