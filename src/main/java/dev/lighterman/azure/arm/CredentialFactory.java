package dev.lighterman.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.AzureAuthorityHosts;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import dev.lighterman.settings.AzureCredential;
import dev.lighterman.settings.AzureSettings;
import java.util.Set;

/** The SDK's credential for what the settings name. */
final class CredentialFactory {
  private static final Set<String> KNOWN_CLOUDS =
      Set.of(
          AzureAuthorityHosts.AZURE_PUBLIC_CLOUD,
          AzureAuthorityHosts.AZURE_GOVERNMENT,
          AzureAuthorityHosts.AZURE_CHINA);

  private CredentialFactory() {}

  static TokenCredential of(AzureSettings settings, HttpClient client) {
    return switch (settings.credential()) {
      case AzureCredential.ClientSecret it ->
          at(settings, client, new ClientSecretCredentialBuilder())
              .tenantId(it.tenant())
              .clientId(it.clientId())
              .clientSecret(it.secret().reveal())
              .build();
      case AzureCredential.WorkloadIdentity it ->
          at(settings, client, new WorkloadIdentityCredentialBuilder())
              .tenantId(it.tenant())
              .clientId(it.clientId())
              .tokenFilePath(it.tokenFile().toString())
              .build();
      case AzureCredential.ManagedIdentity(var clientId) ->
          // Its library retries in a way of its own, and refuses to be told another.
          new ManagedIdentityCredentialBuilder().clientId(clientId).httpClient(client).build();
      case AzureCredential.AzLogin(var tenant) ->
          new AzureCliCredentialBuilder().tenantId(tenant).build();
    };
  }

  private static <B extends AadCredentialBuilderBase<B>> B at(
      AzureSettings settings, HttpClient client, B builder) {
    var authority = settings.authority().toString();
    boolean known = KNOWN_CLOUDS.contains(authority.endsWith("/") ? authority : authority + "/");
    // Discovery asks Microsoft's public cloud whether it knows the authority.
    if (!known) {
      builder.disableInstanceDiscovery();
    }
    return builder.authorityHost(authority).retryOptions(AzureConnection.ONCE).httpClient(client);
  }
}
