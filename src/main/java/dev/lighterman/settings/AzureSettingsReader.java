package dev.lighterman.settings;

import dev.lighterman.settings.AzureCredential.AzLogin;
import dev.lighterman.settings.AzureCredential.ClientSecret;
import dev.lighterman.settings.AzureCredential.ManagedIdentity;
import dev.lighterman.settings.AzureCredential.WorkloadIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Reads the Azure settings from the environment. */
record AzureSettingsReader(EnvironmentVariables variables) {
  private static final String TENANT = "the tenant's id, as `az account show` prints it";
  private static final Cloud PUBLIC =
      new Cloud("https://management.azure.com/", "https://login.microsoftonline.com/");
  private static final Cloud US_GOVERNMENT =
      new Cloud("https://management.usgovcloudapi.net/", "https://login.microsoftonline.us/");
  private static final Cloud CHINA =
      new Cloud("https://management.chinacloudapi.cn/", "https://login.chinacloudapi.cn/");

  private record Cloud(String resourceManager, String authority) {}

  AzureSettings settings() {
    Cloud cloud = cloud();
    return new AzureSettings(
        credential(),
        variables.guids("AZURE_SUBSCRIPTION_ID", "the subscription's id; several with commas"),
        variables.address("AZURE_RESOURCE_MANAGER_URL", cloud.resourceManager()),
        variables.address("AZURE_AUTHORITY_HOST", cloud.authority()),
        certificates().orElse(null));
  }

  private Optional<Path> certificates() {
    Optional<Path> path = variables.file("LIGHTERMAN_CA_FILE");
    path.filter(file -> !holdsCertificates(file))
        .ifPresent(file ->
            variables.problem(
                "LIGHTERMAN_CA_FILE names " + file + ", which holds no certificates in PEM."));
    return path;
  }

  private static boolean holdsCertificates(Path file) {
    try (var pem = Files.newInputStream(file)) {
      return !CertificateFactory.getInstance("X.509").generateCertificates(pem).isEmpty();
    } catch (CertificateException | IOException broken) {
      return false;
    }
  }

  private Cloud cloud() {
    String named = variables.text("AZURE_CLOUD").orElse("public");
    return switch (named) {
      case "public" -> PUBLIC;
      case "usgovernment" -> US_GOVERNMENT;
      case "china" -> CHINA;
      default -> {
        variables.problem("AZURE_CLOUD is none of public, usgovernment, china: " + named + ".");
        yield PUBLIC;
      }
    };
  }

  private AzureCredential credential() {
    String named = variables.text("AZURE_CREDENTIAL").orElse("client-secret");
    return switch (named) {
      case "workload-identity" -> new WorkloadIdentity(tenant(), client(), tokenFile());
      case "managed-identity" ->
          new ManagedIdentity(variables.text("AZURE_CLIENT_ID").orElse(null));
      case "az-login" -> new AzLogin(variables.text("AZURE_TENANT_ID").orElse(null));
      case "client-secret" -> clientSecret();
      default -> {
        variables.problem(
            "AZURE_CREDENTIAL is none of client-secret, workload-identity, managed-identity,"
                + " az-login: "
                + named
                + ".");
        yield new AzLogin(null);
      }
    };
  }

  private AzureCredential clientSecret() {
    return new ClientSecret(
        tenant(),
        client(),
        variables.secret(
            "AZURE_CLIENT_SECRET",
            "make one with `az ad app credential reset --id APPLICATION_ID --append`, or name"
                + " another way to sign in by AZURE_CREDENTIAL (workload-identity,"
                + " managed-identity, az-login)"));
  }

  private String tenant() {
    return variables.guid("AZURE_TENANT_ID", TENANT);
  }

  private String client() {
    return variables.guid("AZURE_CLIENT_ID", "the application id of the bot's service principal");
  }

  /** The file into which the cluster's webhook for workload identity puts the token. */
  private Path tokenFile() {
    if (variables.text("AZURE_FEDERATED_TOKEN_FILE").isEmpty()) {
      variables.problem(
          "AZURE_FEDERATED_TOKEN_FILE is missing: label the pod"
              + " azure.workload.identity/use=\"true\", so that the cluster sets it.");
    }
    return variables.file("AZURE_FEDERATED_TOKEN_FILE").orElse(Path.of("none"));
  }
}
