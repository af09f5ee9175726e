package dev.lighterman.sandbox;

import dev.lighterman.sandbox.http.Tls;
import dev.lighterman.sandbox.slack.BotApp;
import dev.lighterman.sandbox.world.Identity;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Who the bot is to Slack and to Azure, and who the faces are to it; they outlive a reset. */
record Credentials(BotApp slack, Identity azure, Tls tls) {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";
  private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";
  private static final String CLIENT = "33333333-3333-3333-3333-333333333333";
  private static final String OBJECT = "44444444-4444-4444-4444-444444444444";

  static Credentials fresh(String bind) {
    byte[] secret = new byte[20];
    new SecureRandom().nextBytes(secret);
    Identity azure =
        new Identity(
            TENANT,
            SUBSCRIPTION,
            CLIENT,
            OBJECT,
            HexFormat.of().formatHex(secret),
            Identity.USUAL_ACTIONS);
    return new Credentials(BotApp.lighterman(), azure, Tls.create(bind));
  }
}
