package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lighterman.acceptance.Conversation;
import dev.lighterman.acceptance.Quickstart;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Why a registry does not let the bot read its images: the answer names the cause. */
final class RegistryAccessTest {
  @SuppressWarnings("NullAway.Init")
  private static Conversation talk;

  @BeforeAll
  static void begin() {
    talk = Conversation.begin();
  }

  @AfterEach
  void mend() {
    talk.clearsFaults();
  }

  @AfterAll
  static void end() {
    assertEquals(List.of(), talk.changes());
    talk.close();
  }

  @Test
  void aRegistryThatTakesTokensForRegistriesOnlyIsRead() {
    talk.injectsFault("arm-tokens-refused", "registry", "myacrregistry");
    talk.answers(
        () -> talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY + " --dry-run"),
        AMINA,
        "myarck8scluster",
        "dry run, nothing was asked or changed");
  }

  @Test
  void thePolicyIsNamedIfARegistryRefusesTheBotThatMayPull() {
    talk.injectsFault("arm-tokens-refused", "registry", "myacrregistry");
    talk.injectsFault("403", "face", "registry");
    talk.answers(
        RegistryAccessTest::asks,
        AMINA,
        "takes tokens for registries only (its policy `azureADAuthenticationAsArmPolicy` is disabled)",
        "az acr config authentication-as-arm update --registry myacrregistry --status enabled");
  }

  @Test
  void inARegistryWithRepositoryPermissionsTheRolesThatCountAreNamed() {
    talk.injectsFault("registry-abac", "registry", "myacrregistry");
    talk.answers(
        RegistryAccessTest::asks,
        AMINA,
        "myacrregistry gives access by repository (ABAC)",
        "Container Registry Repository Reader",
        "Container Registry Repository Catalog Lister");
  }

  @Test
  void networkRulesThatKeepTheBotOutAreNamedWithItsAddress() {
    talk.injectsFault("registry-closed", "registry", "myacrregistry");
    talk.answers(RegistryAccessTest::asks, AMINA, "network rules", "127.0.0.1");
  }

  @Test
  void aMissingRoleIsNamed() {
    String pull = "Microsoft.ContainerRegistry/registries/pull/read";
    talk.injectsFault("not-allowed", "action", pull);
    talk.answers(RegistryAccessTest::asks, AMINA, pull);
  }

  private static void asks() {
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
  }
}
