package dev.lighterman.workflow;

import dev.lighterman.request.Request;
import dev.lighterman.store.Requests;
import dev.lighterman.value.RequestNumber;

/** Finds requests by the instance name of a task. */
final class RequestLookup {
  private RequestLookup() {}

  static Request request(Requests requests, String instance) {
    RequestNumber number = RequestNumber.typed(instance).orElseThrow();
    return requests.find(number).orElseThrow();
  }
}
