package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.ADDRESS;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.azure.Extension;
import dev.lighterman.command.TypedValues;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.Site;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.SuggestedCommand;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Chooses the service address: typed, else configured for the site, else the same offset in the
 * range as the registry's other sites use, else the lowest free one.
 */
record ChooseAddress(InventorySnapshot snapshot, Site site) {
  SourcedValue<ServiceAddress> choose(
      DeployOptions options, CloudRegistry registry, ServiceNetwork network) {
    Optional<String> typed = options.value(ADDRESS);
    if (typed.isPresent()) {
      return SourcedValue.typed(
          ADDRESS, checked(TypedValues.serviceAddress(typed.get()), options, network, registry));
    }
    site.configuredServiceAddress()
        .ifPresent(configured -> checked(configured, options, network, registry));
    return byDefault(registry, network);
  }

  /** The address where none is typed; a configured address that is not free is skipped. */
  SourcedValue<ServiceAddress> byDefault(CloudRegistry registry, ServiceNetwork network) {
    return site.configuredServiceAddress()
        .filter(network::isFree)
        .map(address -> SourcedValue.from(ADDRESS, address, Sentence.of("choice.address.written")))
        .orElseGet(() -> sameOffsetOrLowest(registry, network));
  }

  private SourcedValue<ServiceAddress> sameOffsetOrLowest(
      CloudRegistry registry, ServiceNetwork network) {
    Map<Long, Long> offsets = offsetsOfOtherSites(registry, network);
    Optional<SourcedValue<ServiceAddress>> same =
        offsets.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .flatMap(most ->
                network
                    .range()
                    .at(most.getKey())
                    .filter(network::isFree)
                    .map(address ->
                        SourcedValue.from(
                            ADDRESS,
                            address,
                            Sentence.of("choice.address.same", "count", most.getValue()))));
    return same.orElseGet(
        () -> SourcedValue.from(ADDRESS, lowest(network), Sentence.of("choice.address.lowest")));
  }

  /** How many of the registry's other sites use each offset in the range. */
  private Map<Long, Long> offsetsOfOtherSites(CloudRegistry registry, ServiceNetwork network) {
    return snapshot.of(registry).stream()
        .flatMap(connected -> snapshot.siteOf(connected.id()).stream())
        .flatMap(other -> addressAt(other).stream())
        .map(network.range()::equivalentOffset)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static Optional<ServiceAddress> addressAt(Site site) {
    return site.extension().flatMap(Extension::serviceAddress).flatMap(ServiceAddress::maybe);
  }

  static ServiceAddress lowest(ServiceNetwork network) {
    return network
        .lowestFree()
        .orElseThrow(
            () -> new AskerMustAct(Sentence.of("deploy.no-free-address", "range", network.said())));
  }

  private ServiceAddress checked(
      ServiceAddress typed, DeployOptions options, ServiceNetwork network, CloudRegistry registry) {
    if (network.isFree(typed)) {
      return typed;
    }
    String better = byDefault(registry, network).value().toString();
    Sentence why =
        network.rangeOf(typed).isPresent()
            ? Sentence.of("deploy.address-taken", "address", typed.toString())
                .with("by", network.taken().getOrDefault(typed, "kubernetes"))
            : Sentence.of("deploy.address-outside", "address", typed.toString())
                .with("range", network.said());
    throw new AskerMustAct(
        why.with("free", better),
        new SuggestedCommand(
            Sentence.of("offer.use", "value", better), options.commandWith(ADDRESS, better)));
  }
}
