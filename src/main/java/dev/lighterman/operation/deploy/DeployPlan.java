package dev.lighterman.operation.deploy;

import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.operation.ManualSteps;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Claim;
import dev.lighterman.request.Plan;
import dev.lighterman.value.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Builds a deployment's plan from resolved values and a snapshot of the current state. */
record DeployPlan(OperationContext services, DeployDetails values, DeploySnapshot snapshot) {
  Plan plan(List<Choice> choices) {
    return new DeployWarnings(services.clusters(), snapshot).addedTo(unwarned(choices));
  }

  private Plan unwarned(List<Choice> choices) {
    return new Plan(
        DeployOptions.VERB,
        values.cluster(),
        snapshot.label(),
        new DeploySteps(services, values, snapshot).steps(),
        choices.stream().map(this::withClaim).toList(),
        claims(),
        values.planned(snapshot.arc().tags(), manualSteps().commands()),
        hosts(),
        notes());
  }

  private ManualSteps manualSteps() {
    return ClusterSteps.manual(values);
  }

  private Set<Claim> claims() {
    return Set.of(
        nameClaim(),
        Claim.connectedRegistryOf(values.cluster()),
        addressClaim(),
        new Claim(values.cluster() + "/secrets/" + values.namespace() + "/" + values.pullName()));
  }

  private Claim nameClaim() {
    return new Claim(values.connectedRegistry().toString());
  }

  private Claim addressClaim() {
    return AddressClaims.claim(values.cluster(), values.address());
  }

  private Choice withClaim(Choice choice) {
    return switch (choice.option()) {
      case DeployOptions.NAME -> choice.with(nameClaim());
      case DeployOptions.ADDRESS -> choice.with(addressClaim());
      default -> choice;
    };
  }

  /** Hosts with ports that the site's firewall must allow, outbound. */
  private List<String> hosts() {
    List<String> dataEndpoints =
        snapshot.registry().dataEndpointEnabled()
            ? snapshot.registry().dataEndpointHosts()
            : List.of(snapshot.registry().dataEndpointHost());
    return Stream.concat(Stream.of(snapshot.registry().loginServer()), dataEndpoints.stream())
        .map(host -> host.contains(":") ? host : host + ":443")
        .toList();
  }

  private List<Sentence> notes() {
    var notes = new ArrayList<Sentence>();
    if (values.context() == null) {
      notes.add(
          Sentence.of("deploy.note.no-reach", "site", snapshot.label())
              .with("what", manualSteps().effects()));
    }
    if (!snapshot.registry().dataEndpointEnabled()) {
      notes.add(
          Sentence.of("deploy.note.firewall", "host", snapshot.registry().dataEndpointHost()));
    }
    ServiceNetwork network = snapshot.cluster().network();
    if (network.ranges().size() > 1) {
      network
          .rangeOf(values.address())
          .map(range ->
              Sentence.of("deploy.note.range", "address", values.address().toString())
                  .with("range", range.cidr())
                  .with("ranges", network.said()))
          .ifPresent(notes::add);
    }
    return notes;
  }
}
