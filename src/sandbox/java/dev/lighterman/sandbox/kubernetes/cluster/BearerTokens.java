package dev.lighterman.sandbox.kubernetes.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that a cluster knows, and what each may do: its administrator's and the bot's. */
public final class BearerTokens {

  private static final String BOT = "system:serviceaccount:lighterman:lighterman";

  private final String admin = UUID.randomUUID().toString();
  private final String bot;
  private final Map<String, RbacPermissions> permissions = new ConcurrentHashMap<>();

  private BearerTokens(String bot) {
    this.bot = bot;
    permissions.put(admin, RbacPermissions.all("kubernetes-admin"));
  }

  /** Those of a new cluster; the bot's is among them only where the cluster knows it. */
  static BearerTokens of(ClusterSpec spec) {
    var tokens = new BearerTokens(spec.bearerToken());
    if (spec.admitsBot()) {
      tokens.grantAll();
    }
    return tokens;
  }

  /**
   * Sets what the bot's token may do, in lines such as {@code get,list secrets,pods/log} or {@code
   * * *}; at first it is all that the bot needs.
   */
  public void grant(List<String> verbsAndResources) {
    permissions.put(bot, RbacPermissions.parse(BOT, verbsAndResources));
  }

  /** Takes verbs on resources away from the bot, in one line such as {@code get secrets}. */
  public void revoke(String verbsAndResources) {
    permissions.put(
        bot, RbacPermissions.parse(BOT, RbacPermissions.BOT).without(verbsAndResources));
  }

  /** Gives the bot all that it had at first. */
  public void grantAll() {
    grant(RbacPermissions.BOT);
  }

  public String admin() {
    return admin;
  }

  public Optional<RbacPermissions> permissions(String token) {
    return Optional.ofNullable(permissions.get(token));
  }
}
