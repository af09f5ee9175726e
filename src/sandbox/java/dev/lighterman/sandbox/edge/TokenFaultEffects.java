package dev.lighterman.sandbox.edge;

import dev.lighterman.sandbox.world.Fault;
import dev.lighterman.sandbox.world.Resource;
import dev.lighterman.sandbox.world.TokenPasswords.Password;
import dev.lighterman.sandbox.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The faults of a connected registry's sync token and client tokens. */
final class TokenFaultEffects {

  private static final String CLIENT_TOKENS = "/properties/clientTokenIds";
  private static final String ACTIONS = "/properties/actions";
  private static final String WRITE = "write";

  private final World world;
  private final FaultTargets targets;
  private final InstalledSite.Finder sites;

  TokenFaultEffects(World world, InstalledSite.Finder sites) {
    this.world = world;
    this.targets = new FaultTargets(world);
    this.sites = sites;
  }

  Map<String, Function<Fault, List<FaultRepair>>> byName() {
    return Map.of(
        "wrong-password",
        fault -> onSyncTokens(fault, "gets a new sync password from somebody", this::replace),
        "sync-token-disabled",
        fault -> onSyncTokens(fault, "has its sync token disabled", this::disable),
        "image-not-synced",
        this::stopSync,
        "token-detached",
        fault -> afterRestart(fault, "lets in no client any more", this::detach),
        "client-token-disabled",
        fault -> onClients(fault, "has its client tokens disabled", this::disable),
        "client-password-rejected",
        fault -> onClients(fault, "gets new client passwords from somebody", this::replace),
        "client-scope-insufficient",
        fault ->
            onClients(
                fault,
                "has client tokens that may not read all images",
                token -> revoke(token, repository(fault, token))));
  }

  private List<FaultRepair> onSyncTokens(
      Fault fault, String what, Function<Resource, Optional<FaultRepair>> effect) {
    return change(fault, what, connected -> syncToken(connected).flatMap(effect).stream());
  }

  private List<FaultRepair> onClients(
      Fault fault, String what, Function<Resource, Optional<FaultRepair>> effect) {
    return afterRestart(
        fault,
        what,
        connected ->
            connected.texts(CLIENT_TOKENS).stream()
                .flatMap(id -> world.resources().find(id).stream())
                .map(effect)
                .flatMap(Optional::stream));
  }

  /** A change after which the clients have to pull again. */
  private List<FaultRepair> afterRestart(
      Fault fault, String what, Function<Resource, Stream<FaultRepair>> effect) {
    var repairs = change(fault, what, effect);
    sites.of(fault).forEach(InstalledSite::restartClients);
    return repairs;
  }

  private List<FaultRepair> change(
      Fault fault, String what, Function<Resource, Stream<FaultRepair>> effect) {
    var about = about(fault);
    return world.locked(() ->
        targets.find(FaultTargets.CONNECTED, fault, "connectedRegistry").stream()
            .filter(about)
            .flatMap(connected -> {
              targets.log("Connected registry %s " + what + ".", "connectedRegistry", connected);
              return effect.apply(connected);
            })
            .toList());
  }

  /** Those of a cluster, where the fault names one. */
  private Predicate<Resource> about(Fault fault) {
    if (fault.detail("cluster").isEmpty()) {
      return _ -> true;
    }
    var ofCluster = sites.of(fault).stream().map(InstalledSite::connected).toList();
    return ofCluster::contains;
  }

  private Optional<Resource> syncToken(Resource connected) {
    return world.resources().find(connected.text("/properties/parent/syncProperties/tokenId"));
  }

  private Optional<FaultRepair> disable(Resource token) {
    targets.record(token, WRITE);
    return targets.change(token, Map.of("/properties/status", "disabled"));
  }

  /** The old passwords are restored unless somebody has generated newer ones. */
  private Optional<FaultRepair> replace(Resource token) {
    token
        .id()
        .parent()
        .flatMap(world.resources()::find)
        .ifPresent(registry -> targets.record(registry, "generateCredentials/action"));
    var before = new ArrayList<Password>();
    var replacements = new HashMap<String, Password>();
    for (var slot : List.of("password1", "password2")) {
      world
          .passwords()
          .find(token.id(), slot)
          .ifPresent(old -> {
            before.add(old);
            replacements.put(slot, world.passwords().generate(token, slot, Optional.empty()));
          });
    }
    return before.isEmpty()
        ? Optional.empty()
        : Optional.of(
            targets.lockedRepair(
                () ->
                    replacements.entrySet().stream()
                        .allMatch(each ->
                            world
                                .passwords()
                                .find(token.id(), each.getKey())
                                .filter(each.getValue()::equals)
                                .isPresent()),
                () -> before.forEach(old -> world.passwords().put(token, old))));
  }

  private Stream<FaultRepair> detach(Resource connected) {
    var before = connected.texts(CLIENT_TOKENS);
    connected.set(CLIENT_TOKENS, List.of());
    targets.record(connected, WRITE);
    return before.isEmpty()
        ? Stream.empty()
        : Stream.of(
            targets.lockedRepair(
                () -> connected.texts(CLIENT_TOKENS).isEmpty(),
                () -> connected.set(CLIENT_TOKENS, before)));
  }

  /** The sync token may no longer read a repository, whose images are not at the edge any more. */
  private List<FaultRepair> stopSync(Fault fault) {
    return afterRestart(
        fault,
        "does not synchronize all images any more",
        connected ->
            syncToken(connected).stream()
                .flatMap(token -> {
                  var repository = repository(fault, token);
                  world.images().remove(connected.id().text(), repository, (_, _) -> true);
                  return revoke(token, repository).stream();
                }));
  }

  /** The repository of the fault, or the first one that the token may read. */
  private String repository(Fault fault, Resource token) {
    return fault
        .detail("repository")
        .orElseGet(() ->
            scopeMap(token).stream()
                .flatMap(map -> map.texts(ACTIONS).stream())
                .filter(action -> action.endsWith("/content/read"))
                .map(action -> action.replaceAll("^repositories/|/content/read$", ""))
                .findFirst()
                .orElse(""));
  }

  private Optional<FaultRepair> revoke(Resource token, String repository) {
    return scopeMap(token)
        .flatMap(map -> {
          var before = map.texts(ACTIONS);
          var rest =
              before.stream()
                  .filter(each -> !each.startsWith("repositories/" + repository + "/"))
                  .toList();
          if (rest.equals(before)) {
            return Optional.empty();
          }
          map.set(ACTIONS, rest);
          targets.record(map, WRITE);
          return Optional.of(
              targets.lockedRepair(
                  () -> map.texts(ACTIONS).equals(rest), () -> map.set(ACTIONS, before)));
        });
  }

  private Optional<Resource> scopeMap(Resource token) {
    return world.resources().find(token.text("/properties/scopeMapId"));
  }
}
