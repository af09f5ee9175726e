package dev.lighterman.sandbox.http;

/** How a face says that it is forbidden (403), throttled (429) or broken (500). */
@FunctionalInterface
public interface Refusing {
  /** The answer to a request that gets no other. */
  Response refuse(int status, Request request);
}
