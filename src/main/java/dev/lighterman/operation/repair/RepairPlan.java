package dev.lighterman.operation.repair;

import dev.lighterman.azure.RegistryTokens;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.operation.deploy.AddressClaims;
import dev.lighterman.operation.repair.RepairDetails.ClientAccess;
import dev.lighterman.operation.repair.RepairDetails.NewExtension;
import dev.lighterman.operation.repair.RepairDetails.SharedThing;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Plan;
import dev.lighterman.value.ArmId;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Builds a repair's plan from its values and from what the site is like now. */
record RepairPlan(OperationContext services, RepairDetails details, RepairedSite site) {
  Plan plan(List<Choice> choices) {
    PlannedRepair repair = repair();
    return new Plan(
        RepairOptions.VERB,
        site.cluster().id(),
        site.label(),
        repair.steps(),
        choices,
        claims(),
        details.planned(site.cluster().tags(), repair.manual().commands()),
        repair.hosts(),
        Stream.of(users(), repair.notes(), new StillMissing(services, site).after(details.cure()))
            .flatMap(List::stream)
            .toList());
  }

  private List<Sentence> users() {
    return Optional.ofNullable(details.shared()).map(SharedThing::users).stream().toList();
  }

  private PlannedRepair repair() {
    RegistryTokens tokens = services.azure().tokens();
    return switch (details.cure()) {
      case DATA_ENDPOINT -> new DataEndpointRepair(site).plan();
      case PROVIDERS -> new ProviderRepair(services.azure().providers(), site).plan();
      case SYNC_PASSWORD -> new SyncPasswordRepair(tokens, site).plan();
      case SYNC_TOKEN -> new SyncTokenRepair(tokens, site).plan();
      case ACTIVATION -> new ActivationRepair(site).plan();
      case EXTENSION, CONNECTED_REGISTRY -> extension().plan();
      case REPOSITORIES -> new RepositoryRepair(tokens, site, details.repositories()).plan();
      case CLIENT_TOKEN -> clientToken().plan();
    };
  }

  private ExtensionRepair extension() {
    NewExtension values = Objects.requireNonNull(details.extension());
    return new ExtensionRepair(
        services.azure().tokens(),
        site,
        values,
        ExtensionRepair.ClusterState.read(
            services.clusters(), site, ExtensionRepair.former(site, values)),
        Optional.ofNullable(details.client())
            .map(access -> clientToken(access, Optional.of(values.address())))
            .filter(clients -> clients.secret().isEmpty() || site.deleted().isPresent()),
        site.deleted().map(_ -> new Recreation(services.azure(), site, details.repositories())));
  }

  private ClientTokenRepair clientToken() {
    return clientToken(Objects.requireNonNull(details.client()), ClientTokenRepair.server(site));
  }

  private ClientTokenRepair clientToken(ClientAccess access, Optional<ServiceAddress> server) {
    return new ClientTokenRepair(
        services.azure().tokens(),
        site,
        access,
        details.repositories(),
        FindClientAccess.secret(services, site, access.namespace(), access.secret()),
        server);
  }

  /**
   * What is shared is claimed alone, so that it can be repaired while a run is halted at a site.
   */
  private Set<Claim> claims() {
    ArmId cluster = site.cluster().id();
    Claim connectedRegistry = new Claim(details.connectedRegistry().toString());
    Claim ofSite = Claim.connectedRegistryOf(cluster);
    return switch (details.cure()) {
      case DATA_ENDPOINT -> Set.of(new Claim(site.registry().id() + "/data-endpoint"));
      case PROVIDERS ->
          Set.of(new Claim("/subscriptions/" + cluster.subscription() + "/providers"));
      case EXTENSION, CONNECTED_REGISTRY ->
          Set.of(
              connectedRegistry,
              ofSite,
              AddressClaims.claim(cluster, Objects.requireNonNull(details.extension()).address()));
      case SYNC_PASSWORD, SYNC_TOKEN, ACTIVATION, REPOSITORIES, CLIENT_TOKEN ->
          Set.of(connectedRegistry, ofSite);
    };
  }
}
