package dev.lighterman.slack.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads on which deliveries are answered, by HTTP and Socket Mode alike. None waits for
 * another: it is answered in time, or not at all.
 *
 * <p>No virtual threads: whoever waits for a lock inside SQLite holds up all of them where there
 * are few processors, and acknowledgements must not wait for that.
 */
public final class DeliveryThreads {
  private static final Logger log = LoggerFactory.getLogger(DeliveryThreads.class);
  private static final int MAX_DELIVERIES = 400;

  private final Executor threads;

  public DeliveryThreads() {
    this(MAX_DELIVERIES);
  }

  /**
   * @param most how many are answered at the same time
   */
  public DeliveryThreads(int most) {
    this.threads =
        new ThreadPoolExecutor(
            0,
            most,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("slack-delivery-", 1).factory());
  }

  /** Has a delivery answered; false if too many are being answered, and this one is not taken. */
  public boolean take(Runnable answering) {
    try {
      threads.execute(answering);
      return true;
    } catch (RejectedExecutionException full) {
      log.atWarn().log("too many deliveries at the same time");
      return false;
    }
  }
}
