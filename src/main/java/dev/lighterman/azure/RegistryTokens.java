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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tokens of a cloud registry, what they may do, and their passwords. A change is only asked for:
 * look again.
 */
public final class RegistryTokens {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final RegistryClients clients;

  RegistryTokens(RegistryClients clients) {
    this.clients = clients;
  }

  /**
   * A password that was generated just now: the only time that Azure shows one.
   *
   * @param created what the token shows of it from now on
   */
  public record NewPassword(Secret value, Instant created) {}

  public Optional<ScopeMap> scopeMap(ArmId id) {
    return ArmErrors.find(() ->
            clients
                .of(id)
                .getScopeMaps()
                .getWithResponse(id.resourceGroup(), id.parent().name(), id.name(), Context.NONE)
                .getValue())
        .map(RegistryTokens::read);
  }

  /** Makes a scope map, or replaces all that it allows. */
  public void putScopeMap(ArmId id, List<String> actions, String description) {
    var wanted = new ScopeMapInner().withActions(actions).withDescription(description);
    ArmErrors.asking(() ->
        clients
            .of(id)
            .getScopeMaps()
            .beginCreate(id.resourceGroup(), id.parent().name(), id.name(), wanted));
  }

  /** All tokens of a cloud registry. */
  public List<RegistryToken> of(ArmId registry) {
    return ArmErrors.asking(() ->
        clients.of(registry).getTokens().list(registry.resourceGroup(), registry.name()).stream()
            .map(RegistryTokens::read)
            .toList());
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

  /** Makes a token, or enables it and ties it to this scope map. */
  public void putToken(ArmId id, ArmId scopeMap) {
    putToken(id, scopeMap, true);
  }

  /** Makes a token, or ties it to this scope map; a disabled one lets nobody in. */
  public void putToken(ArmId id, ArmId scopeMap, boolean enabled) {
    var wanted =
        new TokenInner()
            .withScopeMapId(scopeMap.toString())
            .withStatus(enabled ? TokenStatus.ENABLED : TokenStatus.DISABLED);
    ArmErrors.asking(() ->
        clients
            .of(id)
            .getTokens()
            .beginCreate(id.resourceGroup(), id.parent().name(), id.name(), wanted));
  }

  /** Replaces the password; the old one stops working, the new one works after about a minute. */
  public NewPassword generatePassword(ArmId token) {
    var registry = token.parent();
    var wanted =
        new GenerateCredentialsParameters()
            .withTokenId(token.toString())
            .withName(TokenPasswordName.PASSWORD1);
    // Azure answers at once. Where it puts us off, the answer is nowhere but in this operation.
    return ArmErrors.asking(() ->
        newPassword(
            clients
                .of(token)
                .getRegistries()
                .beginGenerateCredentials(registry.resourceGroup(), registry.name(), wanted)
                .setPollInterval(LOOK)
                .getFinalResult(LONGEST)));
  }

  private static NewPassword newPassword(GenerateCredentialsResultInner answer) {
    return answer.passwords().stream()
        .filter(password -> TokenPasswordName.PASSWORD1.equals(password.name()))
        .map(it -> new NewPassword(new Secret(it.value()), it.creationTime().toInstant()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no password came"));
  }

  /** Deletes it; one that isn't there is fine. */
  public void deleteToken(ArmId id) {
    ArmErrors.find(() ->
        clients.of(id).getTokens().beginDelete(id.resourceGroup(), id.parent().name(), id.name()));
  }

  /** Deletes it; one that isn't there is fine. */
  public void deleteScopeMap(ArmId id) {
    ArmErrors.find(() ->
        clients
            .of(id)
            .getScopeMaps()
            .beginDelete(id.resourceGroup(), id.parent().name(), id.name()));
  }

  private static ScopeMap read(ScopeMapInner it) {
    return new ScopeMap(
        Objects.requireNonNullElse(it.actions(), List.of()),
        "SystemDefined".equals(it.typePropertiesType()),
        it.creationDate().toInstant(),
        ProvisioningState.of(it.provisioningState()));
  }

  private static RegistryToken read(TokenInner it) {
    return new RegistryToken(
        ArmId.of(it.id()),
        ArmId.of(it.scopeMapId()),
        TokenStatus.ENABLED.equals(it.status()),
        it.creationDate().toInstant(),
        Stream.ofNullable(it.credentials())
            .flatMap(credentials -> Stream.ofNullable(credentials.passwords()))
            .flatMap(List::stream)
            .map(RegistryTokens::read)
            .toList(),
        ProvisioningState.of(it.provisioningState()));
  }

  private static RegistryToken.Password read(TokenPassword it) {
    return new RegistryToken.Password(it.name().toString(), it.creationTime().toInstant());
  }
}
