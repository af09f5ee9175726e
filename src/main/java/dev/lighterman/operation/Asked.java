package dev.lighterman.operation;

import dev.lighterman.request.Intent;
import java.time.Instant;

/** A question as it was put. */
public record Asked(Intent intent, Instant now) {}
