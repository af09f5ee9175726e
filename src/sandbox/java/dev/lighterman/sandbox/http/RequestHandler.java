package dev.lighterman.sandbox.http;

/** Answers a request on its own thread; an exception becomes status 500. */
@FunctionalInterface
public interface RequestHandler {
  ServerResponse handle(ServerRequest request) throws Exception;
}
