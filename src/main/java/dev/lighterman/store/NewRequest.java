package dev.lighterman.store;

import dev.lighterman.request.Intent;
import dev.lighterman.request.RequestState;
import java.time.Instant;

/**
 * What becomes a request, unless the same was asked before.
 *
 * @param key what makes this asking unique
 */
record NewRequest(Intent intent, String key, Instant now) {
  /** Whether it was new. */
  boolean insert(Transaction transaction, PlanJson json) {
    return transaction
            .handle()
            .createUpdate(
                """
                INSERT INTO requests (version, delivery, operation, channel, asked, unended, intent,
                  state)
                VALUES (1, :key, :operation, :channel, :asked, TRUE, :intent, :state)
                ON CONFLICT (delivery) DO NOTHING\
                """)
            .bind("key", key)
            .bind("operation", intent.operation())
            .bind("channel", intent.channel().id())
            .bind("asked", now.toString())
            .bind("intent", json.write(intent))
            .bind("state", json.write(new RequestState.Planning()))
            .execute()
        == 1;
  }
}
