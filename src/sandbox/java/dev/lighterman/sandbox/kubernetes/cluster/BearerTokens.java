package dev.lighterman.sandbox.kubernetes.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The bearer tokens of a cluster with their permissions: the administrator's and the bot's. */
public final class BearerTokens {

  private static final String BOT = "system:serviceaccount:lighterman:lighterman";

  private final String admin = UUID.randomUUID().toString();
  private final String bot;
  private final Map<String, RbacPermissions> permissions = new ConcurrentHashMap<>();

  private BearerTokens(String bot) {
    this.bot = bot;
    permissions.put(admin, RbacPermissions.all("kubernetes-admin"));
  }

  /** The tokens of a new cluster; without the bot's where the cluster does not admit it. */
  static BearerTokens of(ClusterSpec spec) {
    var tokens = new BearerTokens(spec.bearerToken());
    if (spec.admitsBot()) {
      tokens.grantAll();
    }
    return tokens;
  }

  /**
   * Sets the permissions of the bot's token, initially all that the bot needs.
   *
   * @param verbsAndResources lines such as {@code get,list secrets,pods/log} or {@code * *}
   */
  public void grant(List<String> verbsAndResources) {
    permissions.put(bot, RbacPermissions.parse(BOT, verbsAndResources));
  }

  /** Revokes verbs on resources from the bot, in one line such as {@code get secrets}. */
  public void revoke(String verbsAndResources) {
    permissions.put(bot, RbacPermissions.bot(BOT).without(verbsAndResources));
  }

  /** Restores the initial permissions of the bot. */
  public void grantAll() {
    permissions.put(bot, RbacPermissions.bot(BOT));
  }

  public String admin() {
    return admin;
  }

  public Optional<RbacPermissions> permissions(String token) {
    return Optional.ofNullable(permissions.get(token));
  }
}
