package dev.lighterman.request;

import java.util.function.Function;

/**
 * How stored plans name the details of one operation. Details whose data change their meaning get a
 * new version; the old record stays as long as stored plans with it do.
 *
 * @param operation the operation's verb
 * @param fromFacts the details from the strings that plans held before details were typed
 */
public record DetailsFormat(
    String operation,
    int version,
    Class<? extends Details> type,
    Function<PlanFacts, ? extends Details> fromFacts) {

  /** Of an operation that came after plans of strings. */
  public DetailsFormat(String operation, int version, Class<? extends Details> type) {
    this(
        operation,
        version,
        type,
        _ -> {
          throw new IllegalStateException("no plan of strings is one of " + operation);
        });
  }

  /** Such as {@code deploy/1}. */
  public String tag() {
    return operation + "/" + version;
  }
}
