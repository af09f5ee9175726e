package dev.lighterman.azure;

import com.azure.core.management.SystemData;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The times in Azure's resources; those of resources that are years old may be missing. */
final class Timestamps {
  private Timestamps() {}

  /** The time; long ago where there is none. */
  static Instant instant(@Nullable OffsetDateTime time) {
    return Optional.ofNullable(time).map(OffsetDateTime::toInstant).orElse(Instant.EPOCH);
  }

  /** The time; null where there is none. */
  static @Nullable Instant known(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  /** When it was last changed; null where nobody tells. */
  static @Nullable Instant changed(@Nullable SystemData data) {
    return data == null ? null : known(data.lastModifiedAt());
  }

  /** The same for a text of ISO 8601, which is empty where there is none. */
  static @Nullable Instant known(String text) {
    return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
  }

  /** The time of a text of ISO 8601, which is empty where there is none; then long ago. */
  static Instant instant(String text) {
    return instant(text.isEmpty() ? null : OffsetDateTime.parse(text));
  }
}
