package dev.lighterman.sandbox;

import dev.lighterman.sandbox.http.ServerTls;
import dev.lighterman.sandbox.slack.workspace.BotApp;
import dev.lighterman.sandbox.world.ServicePrincipal;
import dev.lighterman.sandbox.world.Tenant;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The credentials of a sandbox: the bot's Slack app, the Azure tenant with its service principals,
 * and the servers' certificate. A reset keeps them.
 */
record SandboxCredentials(BotApp slack, Tenant azure, ServerTls tls) {
  private static final String TENANT = "11111111-1111-1111-1111-111111111111";

  static SandboxCredentials generate(SandboxOptions options) {
    ServicePrincipal bot =
        new ServicePrincipal(
            "33333333-3333-3333-3333-333333333333",
            "44444444-4444-4444-4444-444444444444",
            randomSecret(),
            ServicePrincipal.BOT_ACTIONS);
    ServicePrincipal person =
        new ServicePrincipal(
            "55555555-5555-5555-5555-555555555555",
            "66666666-6666-6666-6666-666666666666",
            randomSecret(),
            ServicePrincipal.PERSON_ACTIONS);
    return new SandboxCredentials(
        BotApp.lighterman(),
        new Tenant(TENANT, options.seed().subscriptions(), bot, person),
        ServerTls.create(options.bind()));
  }

  private static String randomSecret() {
    byte[] secret = new byte[20];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
