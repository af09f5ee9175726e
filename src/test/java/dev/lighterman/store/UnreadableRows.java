package dev.lighterman.store;

/** Makes what this version can't read. */
public final class UnreadableRows {
  private UnreadableRows() {}

  public static UnreadableRow of(String what) {
    return new UnreadableRow(what, new IllegalStateException("provoked by a test"));
  }
}
