package dev.lighterman.acceptance.saga;

import static dev.lighterman.acceptance.saga.Interference.OnContinue.ASKS;
import static dev.lighterman.acceptance.saga.Interference.OnContinue.HALTS;
import static dev.lighterman.acceptance.saga.Interference.OnContinue.KEEPS;
import static dev.lighterman.acceptance.saga.Interference.OnContinue.MAKES_AGAIN;

import dev.lighterman.acceptance.Quickstart;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What somebody else does to a thing that a run has touched, while that is halted.
 *
 * @param step the id of the step that touched it
 * @param thing what people are told: the name of what is in the way, or stays
 * @param deed what somebody does
 * @param mend how it comes to be as the run left it; nothing where the next one replaces it anyway
 */
record Interference(
    String what,
    String step,
    String thing,
    Consumer<ManualChanges> deed,
    OnContinue then,
    Consumer<ManualChanges> mend) {
  private static final String SYNC = Quickstart.NAME;
  private static final String PULL = Quickstart.NAME + "-pull";
  private static final List<String> THEIRS = List.of("repositories/nginx/content/read");

  /** What becomes of it where the run continues. */
  enum OnContinue {
    /** The run stays halted and names it. */
    HALTS,
    /** It is to be overwritten, which waits for approval. */
    ASKS,
    /** The run makes again what is gone. */
    MAKES_AGAIN,
    /** The run goes on and leaves it as it is. */
    KEEPS
  }

  /** Where a Deployment is made; {@link #check()} and {@link #removal()} have the others. */
  static List<Interference> deployment() {
    return Stream.of(azure(), extension(), cluster()).flatMap(List::stream).toList();
  }

  private static List<Interference> azure() {
    return List.of(
        scopeMap("put-sync-scope-map", SYNC),
        scopeMap("put-client-scope-map", PULL),
        new Interference(
            "the sync token is disabled",
            "put-sync-token",
            SYNC,
            hands -> hands.putsToken(SYNC, SYNC, false),
            ASKS,
            hands -> hands.putsToken(SYNC, SYNC, true)),
        new Interference(
            "the client token is disabled",
            "put-client-token",
            PULL,
            hands -> hands.putsToken(PULL, PULL, false),
            ASKS,
            hands -> hands.putsToken(PULL, PULL, true)),
        new Interference(
            "the client token has another scope map",
            "put-client-token",
            PULL,
            hands -> hands.putsToken(PULL, "store101", true),
            ASKS,
            hands -> hands.putsToken(PULL, PULL, true)),
        vanished("the client token", "put-client-token", PULL, hands -> hands.deletesToken(PULL)),
        vanished(
            "the connected registry",
            "create-connected-registry",
            SYNC,
            ManualChanges::deletesConnectedRegistry),
        new Interference(
            "another client is attached",
            "create-connected-registry",
            SYNC,
            hands -> hands.attaches(PULL, "store101client"),
            KEEPS,
            hands -> hands.attaches(PULL)),
        vanished(
            "the client token's place in the connected registry",
            "attach-client-token",
            PULL,
            ManualChanges::attaches));
  }

  private static Interference scopeMap(String step, String name) {
    return new Interference(
        "the scope map " + name + " has other actions",
        step,
        name,
        hands -> hands.putsScopeMap(name, THEIRS),
        ASKS,
        hands -> hands.putsBackScopeMap(name));
  }

  private static List<Interference> extension() {
    return List.of(
        new Interference(
            "the extension's address is changed",
            "install-extension",
            SYNC,
            hands -> hands.setsAddress("10.0.0.77"),
            HALTS,
            hands -> hands.setsAddress("10.0.0.50")),
        new Interference(
            "the extension's volume is changed",
            "install-extension",
            SYNC,
            hands -> hands.setsSetting("pvc.storageRequest", "20Gi"),
            HALTS,
            _ -> {}),
        new Interference(
            "somebody else's extension is in its place",
            "install-extension",
            SYNC,
            ManualChanges::replacesExtension,
            HALTS,
            _ -> {}),
        vanished(
            "the extension",
            "install-extension",
            SYNC,
            ManualChanges::deletesExtensionAndConnectedRegistry));
  }

  private static List<Interference> cluster() {
    return List.of(
        new Interference(
            "the pull secret's contents are changed",
            "put-pull-secret",
            PULL,
            ManualChanges::changesSecret,
            HALTS,
            _ -> {}),
        new Interference(
            "somebody else's pull secret is in its place",
            "put-pull-secret",
            PULL,
            ManualChanges::replacesSecret,
            HALTS,
            _ -> {}),
        vanished("the pull secret", "put-pull-secret", PULL, ManualChanges::deletesSecret),
        new Interference(
            "the Deployment has another image",
            "deploy-workload",
            ManualChanges.WORKLOAD,
            ManualChanges::changesImage,
            HALTS,
            _ -> {}),
        new Interference(
            "somebody else's Deployment is in its place",
            "deploy-workload",
            ManualChanges.WORKLOAD,
            ManualChanges::replacesWorkload,
            HALTS,
            _ -> {}),
        vanished(
            "the Deployment",
            "deploy-workload",
            ManualChanges.WORKLOAD,
            ManualChanges::deletesWorkload));
  }

  /** Where the pull is only checked. */
  static List<Interference> check() {
    return List.of(
        new Interference(
            "somebody else's Job is in its place",
            "check-pull",
            ManualChanges.CHECK,
            ManualChanges::replacesJob,
            HALTS,
            ManualChanges::deletesJob));
  }

  /** What was removed is there again. */
  static List<Interference> removal() {
    return List.of(
        refilled(
            "remove-workload",
            ManualChanges.WORKLOAD,
            ManualChanges::replacesWorkload,
            ManualChanges::deletesWorkload),
        refilled(
            "remove-pull-secret",
            PULL,
            ManualChanges::replacesSecret,
            ManualChanges::deletesSecret),
        refilled(
            "remove-extension",
            SYNC,
            ManualChanges::replacesExtension,
            ManualChanges::deletesExtension),
        refilled(
            "remove-connected-registry",
            SYNC,
            ManualChanges::makesConnectedRegistry,
            ManualChanges::deletesAllOfConnectedRegistry),
        refilled(
            "remove-token-1",
            SYNC,
            hands -> hands.makesToken(SYNC),
            hands -> hands.deletesToken(SYNC)),
        refilled(
            "remove-scope-map-1",
            SYNC,
            hands -> hands.putsScopeMap(SYNC, THEIRS),
            hands -> hands.deletesScopeMap(SYNC)));
  }

  private static Interference vanished(
      String what, String step, String thing, Consumer<ManualChanges> deed) {
    return new Interference(what + " is deleted", step, thing, deed, MAKES_AGAIN, _ -> {});
  }

  /** The first step whose work is gone. */
  String from() {
    return step.equals("install-extension") ? "create-connected-registry" : step;
  }

  private static Interference refilled(
      String step, String thing, Consumer<ManualChanges> deed, Consumer<ManualChanges> mend) {
    return new Interference(step + " is filled again", step, thing, deed, HALTS, mend);
  }

  @Override
  public String toString() {
    return what;
  }
}
