package dev.lighterman.request;

/** The four parts of a deployment, in the order that people know from the quickstart. */
public enum Phase {
  CONNECTED_REGISTRY,
  EXTENSION,
  VERIFICATION,
  POD
}
