package dev.lighterman.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.containerregistry.fluent.models.GenerateCredentialsResultInner;
import com.azure.resourcemanager.containerregistry.fluent.models.ScopeMapInner;
import com.azure.resourcemanager.containerregistry.fluent.models.TokenInner;
import com.azure.resourcemanager.containerregistry.models.GenerateCredentialsParameters;
import com.azure.resourcemanager.containerregistry.models.TokenPassword;
import com.azure.resourcemanager.containerregistry.models.TokenPasswordName;
import com.azure.resourcemanager.containerregistry.models.TokenStatus;
import dev.lighterman.azure.arm.ArmErrors;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tokens of a cloud registry with their scope maps and passwords. A change returns before it is
 * done: until its provisioning has succeeded, read the token or scope map again.
 */
public final class RegistryTokens {
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
  private static final Duration PASSWORD_TIMEOUT = Duration.ofSeconds(20);

  private final RegistryClients clients;

  RegistryTokens(RegistryClients clients) {
    this.clients = clients;
  }

  /**
   * A password that was generated just now; Azure never shows its value again.
   *
   * @param id how {@link RegistryToken#passwords} lists it from now on
   */
  public record NewPassword(Secret value, RegistryToken.Password id) {}

  public Optional<ScopeMap> scopeMap(ArmId id) {
    return ArmErrors.find(() ->
            clients
                .of(id)
                .getScopeMaps()
                .getWithResponse(id.resourceGroup(), id.parent().name(), id.name(), Context.NONE)
                .getValue())
        .map(RegistryTokens::read);
  }

  /** Creates a scope map, or replaces all its actions; answers it as it is then. */
  public ScopeMap putScopeMap(ArmId id, List<String> actions, String description) {
    var scopeMap = new ScopeMapInner().withActions(actions).withDescription(description);
    return read(
        RegistryClients.send(
            clients
                .of(id)
                .getScopeMaps()
                .createWithResponseAsync(
                    id.resourceGroup(), id.parent().name(), id.name(), scopeMap),
            ScopeMapInner.class));
  }

  /** All tokens of a cloud registry that have a scope map. */
  public List<RegistryToken> listTokens(ArmId registry) {
    return ArmErrors.translating(() ->
        ArmErrors.readable(
            clients
                .of(registry)
                .getTokens()
                .list(registry.resourceGroup(), registry.name())
                .stream(),
            RegistryTokens::read));
  }

  public Optional<RegistryToken> token(ArmId id) {
    return ArmErrors.find(() ->
            clients
                .of(id)
                .getTokens()
                .getWithResponse(id.resourceGroup(), id.parent().name(), id.name(), Context.NONE)
                .getValue())
        .map(RegistryTokens::read);
  }

  /**
   * Creates a token with this scope map, or sets the scope map of an existing one and enables it;
   * answers it as it is then.
   */
  public RegistryToken putToken(ArmId id, ArmId scopeMap) {
    return putToken(id, scopeMap, true);
  }

  /** The same with the status to set; a disabled token cannot sign in. */
  public RegistryToken putToken(ArmId id, ArmId scopeMap, boolean enabled) {
    var token =
        new TokenInner()
            .withScopeMapId(scopeMap.toString())
            .withStatus(enabled ? TokenStatus.ENABLED : TokenStatus.DISABLED);
    return read(
        RegistryClients.send(
            clients
                .of(id)
                .getTokens()
                .createWithResponseAsync(id.resourceGroup(), id.parent().name(), id.name(), token),
            TokenInner.class));
  }

  /**
   * Replaces one of a token's two passwords: the old one stops working, the new one works after
   * about a minute.
   */
  public NewPassword generatePassword(ArmId token, RegistryToken.Slot slot) {
    var registry = token.parent();
    var parameters =
        new GenerateCredentialsParameters()
            .withTokenId(token.toString())
            .withName(TokenPasswordName.fromString(slot.text()));
    // Azure mostly answers at once. If not, only this operation has the password: wait for it.
    return ArmErrors.translating(() ->
        newPassword(
            slot,
            clients
                .of(token)
                .getRegistries()
                .beginGenerateCredentials(registry.resourceGroup(), registry.name(), parameters)
                .setPollInterval(POLL_INTERVAL)
                .getFinalResult(PASSWORD_TIMEOUT)));
  }

  private static NewPassword newPassword(
      RegistryToken.Slot slot, GenerateCredentialsResultInner result) {
    return result.passwords().stream()
        .filter(password -> slot.text().equals(String.valueOf(password.name())))
        .map(password -> new NewPassword(new Secret(password.value()), read(password)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no password in the response"));
  }

  /** Deletes it; does nothing if it does not exist. */
  public void deleteToken(ArmId id) {
    ArmErrors.find(() ->
        clients.of(id).getTokens().beginDelete(id.resourceGroup(), id.parent().name(), id.name()));
  }

  /** Deletes it; does nothing if it does not exist. */
  public void deleteScopeMap(ArmId id) {
    ArmErrors.find(() ->
        clients
            .of(id)
            .getScopeMaps()
            .beginDelete(id.resourceGroup(), id.parent().name(), id.name()));
  }

  private static ScopeMap read(ScopeMapInner scopeMap) {
    return new ScopeMap(
        Objects.requireNonNullElse(scopeMap.actions(), List.of()),
        Objects.requireNonNullElse(scopeMap.description(), ""),
        "SystemDefined".equals(scopeMap.typePropertiesType()),
        Timestamps.instant(scopeMap.creationDate()),
        ProvisioningState.of(scopeMap.provisioningState()),
        Timestamps.changed(scopeMap.systemData()));
  }

  private static RegistryToken read(TokenInner token) {
    return new RegistryToken(
        ArmErrors.id(token.id()),
        ArmErrors.id(token.scopeMapId()),
        TokenStatus.ENABLED.equals(token.status()),
        Timestamps.instant(token.creationDate()),
        Stream.ofNullable(token.credentials())
            .flatMap(credentials -> Stream.ofNullable(credentials.passwords()))
            .flatMap(List::stream)
            .map(RegistryTokens::read)
            .toList(),
        ProvisioningState.of(token.provisioningState()),
        Timestamps.changed(token.systemData()));
  }

  private static RegistryToken.Password read(TokenPassword password) {
    return new RegistryToken.Password(
        String.valueOf(password.name()),
        Timestamps.instant(password.creationTime()),
        Timestamps.known(password.expiry()));
  }
}
