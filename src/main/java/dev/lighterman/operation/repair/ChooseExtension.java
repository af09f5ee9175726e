package dev.lighterman.operation.repair;

import dev.lighterman.azure.Extension;
import dev.lighterman.kubernetes.ServiceNetwork;
import dev.lighterman.kubernetes.StorageClass;
import dev.lighterman.operation.repair.RepairDetails.NewExtension;
import dev.lighterman.step.Volume;
import dev.lighterman.step.extension.ExtensionDiagnostics;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.PlainText;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import dev.lighterman.value.SuggestedCommand;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what an extension is installed with again: what is typed, else what the present one has
 * if that can work, else what the site had before: the address, so that what pulls from there goes
 * on, and the volume; else the lowest free address, and the default storage class.
 *
 * @param network null if the cluster can't be reached
 * @param classes the cluster's storage classes; empty if it can't be reached
 * @param former where the site may have served before, the surest first; it matters only where the
 *     site can't stay where it is
 * @param last what the bot installed there last; it tells the volume where no extension does
 */
record ChooseExtension(
    RepairOptions options,
    RepairedSite site,
    @Nullable ServiceNetwork network,
    List<StorageClass> classes,
    List<FindFormerAddresses.Found> former,
    Optional<FormerInstallation> last) {
  /** Whether it can serve where it does. */
  boolean canStay() {
    return present().filter(this::canServe).isPresent();
  }

  ChooseExtension with(List<FindFormerAddresses.Found> former) {
    return new ChooseExtension(options, site, network, classes, former, last);
  }

  NewExtension choose() {
    String size = formerVolume().map(Volume::size).orElse(null);
    return new NewExtension(address(), new Volume(storageClass(), size), served().orElse(null));
  }

  /** Without a storage class of its own, the cluster's default might be too slow or too small. */
  private Optional<Volume> formerVolume() {
    return site.extension()
        .map(found ->
            new Volume(found.settings().get(Volume.CLASS), found.settings().get(Volume.SIZE)))
        .or(() -> last.map(each -> each.step().volume()));
  }

  /** Where a storage class comes from that was not typed, and is not the default. */
  Sentence sourceOfStorageClass() {
    return last.filter(_ -> site.extension().isEmpty())
        .map(FormerInstallation::source)
        .orElseGet(() -> Sentence.of("repair.choice.present"));
  }

  /** Where a chosen address comes from that was not typed. */
  Sentence sourceOf(ServiceAddress chosen) {
    return present().filter(chosen::equals).isPresent()
        ? Sentence.of("repair.choice.present")
        : former.stream()
            .filter(each -> each.address().equals(chosen))
            .findFirst()
            .map(FindFormerAddresses.Found::source)
            .orElseGet(() -> Sentence.of("choice.address.lowest"));
  }

  /**
   * Where the site served last. What others pull from may be another registry's, so that counts
   * only if no other Service has it.
   */
  private Optional<ServiceAddress> served() {
    return present()
        .filter(this::canServe)
        .or(() ->
            former.stream()
                .filter(each -> each.isRecorded() || canServe(each.address()))
                .map(FindFormerAddresses.Found::address)
                .findFirst())
        .or(this::present);
  }

  private boolean canServe(ServiceAddress address) {
    return network == null || isUsable(network, address);
  }

  private ServiceAddress address() {
    Optional<ServiceAddress> wanted = options.address().or(this::kept);
    if (network == null) {
      return wanted.orElseThrow(
          () -> new AskerMustAct(Sentence.of("repair.which-address", "site", site.label())));
    }
    if (wanted.filter(this::canServe).isPresent()) {
      return wanted.get();
    }
    ServiceAddress free =
        network
            .lowestFree()
            .orElseThrow(() ->
                new AskerMustAct(Sentence.of("deploy.no-free-address", "range", network.said())));
    if (options.address().isPresent()) {
      throw unusable(network, options.address().get(), free.toString());
    }
    return free;
  }

  /** The first that can work, of the present one and those before. */
  private Optional<ServiceAddress> kept() {
    return Stream.concat(
            present().stream(), former.stream().map(FindFormerAddresses.Found::address))
        .filter(this::canServe)
        .findFirst();
  }

  private Optional<ServiceAddress> present() {
    return site.extension().flatMap(Extension::serviceAddress).flatMap(ServiceAddress::maybe);
  }

  /** Free, or taken by the Service that goes away with the present extension. */
  private static boolean isUsable(ServiceNetwork network, ServiceAddress address) {
    return network.isFree(address)
        || network
            .taken()
            .getOrDefault(address, "")
            .startsWith(ExtensionDiagnostics.NAMESPACE + "/");
  }

  private AskerMustAct unusable(ServiceNetwork network, ServiceAddress typed, String free) {
    Sentence why =
        network.rangeOf(typed).isPresent()
            ? Sentence.of("deploy.address-taken", "address", typed.toString())
                .with("by", network.taken().getOrDefault(typed, "kubernetes"))
            : Sentence.of("deploy.address-outside", "address", typed.toString())
                .with("range", network.said());
    return new AskerMustAct(
        why.with("free", free),
        new SuggestedCommand(
            Sentence.of("offer.use", "value", free),
            options.commandWith(RepairOptions.ADDRESS, free)));
  }

  /** Null for the cluster's default. */
  private @Nullable String storageClass() {
    Optional<String> former = formerVolume().map(Volume::storageClass);
    if (network == null) {
      return options.storageClass().or(() -> former).orElse(null);
    }
    Optional<String> typed = options.storageClass();
    if (typed.isPresent() && !exists(typed.get())) {
      throw noClass(typed.get());
    }
    Optional<String> wanted = typed.or(() -> former.filter(this::exists));
    if (wanted.isEmpty() && classes.stream().noneMatch(StorageClass::isDefault)) {
      throw noClass("default");
    }
    return wanted.orElse(null);
  }

  private boolean exists(String name) {
    return classes.stream().anyMatch(each -> each.name().equals(name));
  }

  private AskerMustAct noClass(String typed) {
    return new AskerMustAct(
        Sentence.of("deploy.storage-class", "typed", typed)
            .with("site", site.label())
            .with("known", classes.stream().map(StorageClass::name).toList())
            .with("count", classes.size()),
        classes.stream()
            .limit(3)
            .map(each ->
                new SuggestedCommand(
                    PlainText.text(each.name()),
                    options.commandWith(RepairOptions.STORAGE_CLASS, each.name())))
            .toArray(SuggestedCommand[]::new));
  }
}
