package dev.lighterman.workflow;

import dev.lighterman.request.Request;
import dev.lighterman.store.Requests;
import dev.lighterman.value.RequestNumber;

/** Requests as tasks name them. */
final class RequestLookup {
  private RequestLookup() {}

  static Request request(Requests requests, String instance) {
    RequestNumber number = RequestNumber.typed(instance).orElseThrow();
    return requests.find(number).orElseThrow();
  }
}
