package dev.lighterman.sandbox.azure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The API versions that each provider's resource types support, newest first. */
final class ApiVersions {

  private static final List<String> REGISTRIES =
      List.of(
          "2026-09-01-preview",
          "2026-03-01-preview",
          "2026-01-01-preview",
          "2025-12-01-preview",
          "2025-11-01",
          "2025-09-01-preview",
          "2025-06-01-preview",
          "2025-05-01-preview",
          "2025-04-01",
          "2025-03-01-preview",
          "2024-11-01-preview",
          "2023-11-01-preview",
          "2023-08-01-preview",
          "2023-07-01",
          "2023-06-01-preview",
          "2023-01-01-preview",
          "2022-12-01",
          "2022-02-01-preview",
          "2021-12-01-preview",
          "2021-09-01",
          "2021-08-01-preview",
          "2021-06-01-preview",
          "2020-11-01-preview",
          "2019-12-01-preview",
          "2019-06-01-preview",
          "2019-05-01");

  /** Previews since 2020-11-01-preview, and stable since 2025-04-01. */
  private static final List<String> CONNECTED_REGISTRIES =
      REGISTRIES.stream()
          .filter(version -> version.compareTo("2020-11-01") >= 0)
          .filter(version -> version.endsWith("-preview") || version.compareTo("2025-04-01") >= 0)
          .toList();

  private static final List<String> ARM =
      List.of(
          "2025-04-01",
          "2024-11-01",
          "2024-07-01",
          "2023-07-01",
          "2022-12-01",
          "2022-09-01",
          "2021-04-01",
          "2021-01-01",
          "2020-10-01",
          "2020-06-01",
          "2019-11-01",
          "2019-07-01",
          "2018-05-01",
          "2016-06-01",
          "2016-02-01");
  private static final Map<String, List<String>> BY_PROVIDER =
      Map.of(
          "microsoft.insights",
          List.of("2015-04-01"),
          "microsoft.resources",
          ARM,
          "microsoft.containerregistry",
          REGISTRIES,
          "microsoft.kubernetes",
          List.of(
              "2026-05-01",
              "2025-12-01-preview",
              "2024-12-01-preview",
              "2024-07-15-preview",
              "2024-01-01",
              "2023-11-01-preview",
              "2022-10-01-preview",
              "2022-05-01-preview",
              "2021-10-01",
              "2021-03-01"),
          "microsoft.kubernetesconfiguration",
          List.of(
              "2025-03-01",
              "2024-11-01",
              "2023-05-01",
              "2022-11-01",
              "2022-07-01",
              "2022-03-01",
              "2020-07-01-preview"),
          "microsoft.resourcegraph",
          List.of("2024-04-01", "2022-10-01", "2021-03-01", "2019-04-01"),
          "microsoft.authorization",
          List.of(
              "2022-05-01-preview",
              "2022-04-01",
              "2020-04-01-preview",
              "2018-07-01",
              "2018-01-01-preview",
              "2015-07-01"));

  /** The version with which {@code az k8s-extension} looks up its provider. */
  private static final String OF_K8S_EXTENSION = "2025-03-01";

  private ApiVersions() {}

  /** Refuses a version that is missing or that the type does not support. */
  static void check(RequiredAction action, Optional<String> version) {
    if (version.isEmpty()) {
      throw ArmFailure.badRequest(
          "MissingApiVersionParameter",
          "The api-version query parameter (?api-version=) is required for all requests.");
    }
    var supported = supported(action);
    if (!supported.isEmpty()
        && !supported.contains(version.get())
        && !(isProviderLookup(action) && version.get().equals(OF_K8S_EXTENSION))) {
      throw unsupportedVersion(action, version.get(), supported);
    }
  }

  /** The value of the header that lists a provider's versions; empty for ARM itself. */
  static Optional<String> header(RequiredAction action) {
    return Optional.of(supported(action))
        .filter(versions -> !versions.isEmpty() && !versions.equals(ARM))
        .map(versions -> String.join(", ", versions));
  }

  private static boolean isProviderLookup(RequiredAction action) {
    return action.type().equals("Microsoft.Resources/subscriptions/providers");
  }

  private static List<String> supported(RequiredAction action) {
    if (action.isRegistration()) {
      return ARM;
    }
    return action.type().toLowerCase(Locale.ROOT).contains("/connectedregistries")
        ? CONNECTED_REGISTRIES
        : BY_PROVIDER.getOrDefault(action.provider().toLowerCase(Locale.ROOT), List.of());
  }

  private static ArmFailure unsupportedVersion(
      RequiredAction action, String version, List<String> supported) {
    if (action.provider().equals("Microsoft.Resources") || action.isRegistration()) {
      return ArmFailure.badRequest(
          "InvalidApiVersionParameter",
          "The api-version '%s' is invalid. The supported versions are '%s'."
              .formatted(version, String.join(",", supported)));
    }
    return ArmFailure.badRequest(
        "NoRegisteredProviderFound",
        "No registered resource provider found for location 'eastus' and API version '%s' for type '%s'. The supported api-versions are '%s'. The supported locations are 'eastus, westus, westeurope, northeurope'."
            .formatted(
                version,
                action.type().substring(action.provider().length() + 1),
                String.join(", ", supported)));
  }
}
