package dev.lighterman.sandbox.slack;

/** The workspace itself. */
record Team(String id, String name, String domain) {
  static final Team HARBOUR = new Team("T0HARBOUR", "Harbour", "harbour");
}
