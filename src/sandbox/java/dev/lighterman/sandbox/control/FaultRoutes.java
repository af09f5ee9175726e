package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.http.Json;
import dev.lighterman.sandbox.http.Router;
import dev.lighterman.sandbox.http.ServerRequest;
import dev.lighterman.sandbox.http.ServerResponse;
import dev.lighterman.sandbox.world.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Injects a fault, and clears one fault or all. */
record FaultRoutes(Supplier<ControlTargets> targets, ChangeNotifier changeNotifier) {
  void addTo(Router router) {
    router
        .route("POST", "/control/fault", request -> inject(ControlRequest.of(request)))
        .route("DELETE", "/control/fault", this::clear);
  }

  private ServerResponse inject(ControlRequest request) {
    targets.get().faults().inject(fault(request));
    return done();
  }

  private ServerResponse clear(ServerRequest request) {
    if (request.body().length == 0) {
      targets.get().faults().clearAll();
    } else {
      targets.get().faults().remove(fault(ControlRequest.of(request)));
    }
    return done();
  }

  private static Fault fault(ControlRequest request) {
    Map<String, String> details = new HashMap<>();
    request
        .json()
        .properties()
        .forEach(each -> details.put(each.getKey(), each.getValue().asText()));
    String name = request.text("name");
    details.remove("name");
    return new Fault(name, details);
  }

  private ServerResponse done() {
    changeNotifier.notifyChange();
    return ServerResponse.json(200, Json.object());
  }
}
