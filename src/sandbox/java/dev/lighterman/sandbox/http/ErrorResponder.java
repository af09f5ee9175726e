package dev.lighterman.sandbox.http;

/** How a face says that it is forbidden (403), throttled (429) or broken (500). */
@FunctionalInterface
public interface ErrorResponder {
  /** The answer to a request that gets no other. */
  ServerResponse respond(int status, ServerRequest request);
}
