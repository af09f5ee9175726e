package dev.lighterman.request;

/** The four parts of a run, in the order of the quickstart. */
public enum Phase {
  CONNECTED_REGISTRY,
  EXTENSION,
  VERIFICATION,
  POD
}
