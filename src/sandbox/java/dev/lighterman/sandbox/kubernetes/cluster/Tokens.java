package dev.lighterman.sandbox.kubernetes.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that a cluster knows, and what each may do: its administrator's and the bot's. */
public final class Tokens {

  private static final String BOT = "system:serviceaccount:lighterman:lighterman";

  private final String admin = UUID.randomUUID().toString();
  private final String bot;
  private final Map<String, Access> known = new ConcurrentHashMap<>();

  private Tokens(String bot) {
    this.bot = bot;
    known.put(admin, Access.everything("kubernetes-admin"));
  }

  /** Those of a new cluster; the bot's is among them only where the cluster knows it. */
  static Tokens of(ClusterSpec spec) {
    var tokens = new Tokens(spec.bearerToken());
    if (spec.knowsBot()) {
      tokens.grantAll();
    }
    return tokens;
  }

  /**
   * Sets what the bot's token may do, in lines such as {@code get,list secrets,pods/log} or {@code
   * * *}; at first it is all that the bot needs.
   */
  public void grant(List<String> verbsAndResources) {
    known.put(bot, Access.of(BOT, verbsAndResources));
  }

  /** Takes verbs on resources away from the bot, in one line such as {@code get secrets}. */
  public void withhold(String verbsAndResources) {
    known.put(bot, Access.of(BOT, Access.BOT).without(verbsAndResources));
  }

  /** Gives the bot all that it had at first. */
  public void grantAll() {
    grant(Access.BOT);
  }

  public String admin() {
    return admin;
  }

  public Optional<Access> access(String token) {
    return Optional.ofNullable(known.get(token));
  }
}
