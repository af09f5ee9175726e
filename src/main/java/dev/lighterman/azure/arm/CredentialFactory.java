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

/** Creates the SDK's credential for the sign-in method of the settings. */
final class CredentialFactory {
  private static final Set<String> KNOWN_CLOUDS =
      Set.of(
          AzureAuthorityHosts.AZURE_PUBLIC_CLOUD,
          AzureAuthorityHosts.AZURE_GOVERNMENT,
          AzureAuthorityHosts.AZURE_CHINA);

  private CredentialFactory() {}

  static TokenCredential of(AzureSettings settings, HttpClient httpClient) {
    return switch (settings.credential()) {
      case AzureCredential.ClientSecret app ->
          configured(settings, httpClient, new ClientSecretCredentialBuilder())
              .tenantId(app.tenant())
              .clientId(app.clientId())
              .clientSecret(app.secret().reveal())
              .build();
      case AzureCredential.WorkloadIdentity workload ->
          configured(settings, httpClient, new WorkloadIdentityCredentialBuilder())
              .tenantId(workload.tenant())
              .clientId(workload.clientId())
              .tokenFilePath(workload.tokenFile().toString())
              .build();
      case AzureCredential.ManagedIdentity(var clientId) ->
          // Its library has retries of its own, and rejects retry options.
          new ManagedIdentityCredentialBuilder().clientId(clientId).httpClient(httpClient).build();
      case AzureCredential.AzLogin(var tenant) ->
          new AzureCliCredentialBuilder().tenantId(tenant).build();
    };
  }

  private static <B extends AadCredentialBuilderBase<B>> B configured(
      AzureSettings settings, HttpClient httpClient, B builder) {
    var authority = settings.authority().toString();
    boolean known = KNOWN_CLOUDS.contains(authority.endsWith("/") ? authority : authority + "/");
    // Instance discovery would ask Azure's public cloud, which only knows these.
    if (!known) {
      builder.disableInstanceDiscovery();
    }
    return builder
        .authorityHost(authority)
        .retryOptions(AzureConnection.NO_RETRIES)
        .httpClient(httpClient);
  }
}
