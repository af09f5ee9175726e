package dev.lighterman.acceptance.security;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
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
  void whereNoCauseIsLeftItSaysWhatToLookAt() {
    talk.injectsFault("403", "face", "registry");
    talk.answers(
        RegistryAccessTest::asks,
        AMINA,
        "refuses the bot, and I can’t tell why",
        "Look at the bot’s roles on ",
        "`roleAssignmentMode`",
        "`azureADAuthenticationAsArmPolicy`",
        "network rules");
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
    talk.injectsFault("registry-closed", "registry", "myacrregistry", "rules", "Deny");
    talk.answers(
        RegistryAccessTest::asks,
        AMINA,
        "The network rules of ",
        "don’t let the bot in, which comes from 127.0.0.1",
        "az acr network-rule add --name myacrregistry --ip-address 127.0.0.1");
  }

  @Test
  void withoutPublicAccessTheBotIsSentToThePrivateEndpoint() {
    talk.injectsFault("registry-closed", "registry", "myacrregistry");
    JsonNode answer =
        talk.answers(
            RegistryAccessTest::asks,
            AMINA,
            "by its private endpoints (public network access is disabled)",
            "the bot comes from 127.0.0.1",
            "privatelink.azurecr.io",
            "az acr update --name myacrregistry --public-network-enabled true");
    assertFalse(answer.toString().contains("network-rule add"), answer::toString);
  }

  @Test
  void aMissingRoleIsNamed() {
    String pull = "Microsoft.ContainerRegistry/registries/pull/read";
    talk.injectsFault("not-allowed", "action", pull);
    talk.answers(
        RegistryAccessTest::asks,
        AMINA,
        "Azure doesn’t let the bot do `" + pull + "`",
        "Give the bot’s identity a role with `" + pull + "` on ",
        "/registries/myacrregistry; it takes effect within minutes");
  }

  private static void asks() {
    talk.types(AMINA, EDGE_OPS, Quickstart.DEPLOY);
  }
}
