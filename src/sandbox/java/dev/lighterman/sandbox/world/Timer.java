package dev.lighterman.sandbox.world;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that will happen.
 *
 * @param due its place on the axis of world time
 * @param number tells it from others that are due at the same place; the older one has the smaller
 * @param what in words, for the log
 */
record Timer(long due, long number, String what, Runnable then) {

  private static final Logger log = LoggerFactory.getLogger(Timer.class);

  /** Lets it happen; where it fails, time goes on all the same. */
  void run() {
    try {
      then.run();
    } catch (RuntimeException e) {
      log.atError().addKeyValue("timer", what).setCause(e).log("a timer of the world failed");
    }
  }
}
