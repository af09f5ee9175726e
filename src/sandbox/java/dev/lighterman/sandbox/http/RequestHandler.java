package dev.lighterman.sandbox.http;

/** Answers a request, on a thread of its own; an exception becomes a 500. */
@FunctionalInterface
public interface RequestHandler {
  ServerResponse handle(ServerRequest request) throws Exception;
}
