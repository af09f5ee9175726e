package dev.lighterman.sandbox.edge;

/** Why a release could not be installed, in Helm's words. */
final class HelmFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HelmFailure(String message) {
    super(message);
  }
}
