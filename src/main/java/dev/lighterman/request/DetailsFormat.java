package dev.lighterman.request;

import java.util.function.Function;

/**
 * The stored format of one operation's details. If the meaning of the data changes, the details get
 * a new version; the old record stays as long as there are stored plans with it.
 *
 * @param operation the operation's verb
 * @param fromFacts converts the string map of old plans, from before details had types
 */
public record DetailsFormat(
    String operation,
    int version,
    Class<? extends Details> type,
    Function<PlanFacts, ? extends Details> fromFacts) {

  /** For an operation that never stored plans with string maps. */
  public DetailsFormat(String operation, int version, Class<? extends Details> type) {
    this(
        operation,
        version,
        type,
        _ -> {
          throw new IllegalStateException("no plan of strings is one of " + operation);
        });
  }

  /** The type tag in JSON, such as {@code remove/1}. */
  public String tag() {
    return operation + "/" + version;
  }
}
