package dev.lighterman.operation;

import static dev.lighterman.operation.DeployWords.CLUSTER;
import static dev.lighterman.operation.DeployWords.IMPORT;
import static dev.lighterman.operation.DeployWords.NAMESPACE;
import static dev.lighterman.operation.DeployWords.STORAGE_CLASS;
import static dev.lighterman.operation.DeployWords.STORAGE_SIZE;

import dev.lighterman.azure.CloudRegistry;
import dev.lighterman.request.Choice;
import dev.lighterman.request.Plan;
import dev.lighterman.site.Estate;
import dev.lighterman.site.Scope;
import dev.lighterman.site.Site;
import dev.lighterman.step.Volume;
import dev.lighterman.value.ConnectedRegistryName;
import dev.lighterman.value.Repository;
import dev.lighterman.value.Sentence;
import dev.lighterman.value.ServiceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses what was not typed, and remembers why. */
record DeployChoices(World world, Estate estate, Scope scope) {
  Plan plan(DeployWords words, Site site) {
    Chosen<CloudRegistry> registry = new ChooseRegistry(estate, scope).choose(words, site);
    Chosen<ConnectedRegistryName> name =
        new ChooseName(estate).choose(words, site, registry.value());
    Chosen<List<Repository>> repositories =
        new ChooseRepositories(world, estate, scope).choose(words, registry.value());
    ClusterLook cluster = ClusterLook.at(site, world.clusters());
    Chosen<ServiceAddress> address =
        new ChooseAddress(world, estate)
            .choose(
                words,
                registry.value(),
                AddressClaims.added(cluster.network(), site.id(), world.claims().held()));
    Chosen<String> workload = new ChooseWorkload(scope).choose(words, site);
    Volume volume = new ChooseVolume(cluster.storageClasses()).choose(words, site);
    var image = new ChooseImage(world);
    var values =
        new DeployValues(
            site.id(),
            registry.value().id().child("connectedRegistries", name.value().text()),
            repositories.value(),
            address.value(),
            name.value() + "-pull",
            words.one(NAMESPACE).orElse("default"),
            volume,
            workload.value(),
            image.choose(workload.value(), registry.value(), repositories.value(), words),
            words
                .one(IMPORT)
                .map(typed -> ImportTarget.typed(typed).source().toString())
                .orElse(null),
            site.context());
    var choices = new ArrayList<Choice>();
    choices.add(new Choice(CLUSTER, site.name(), Sentence.of("choice.typed"), true));
    choices.add(registry.choice());
    choices.add(name.choice());
    choices.add(repositories.choice());
    choices.add(address.choice());
    choices.add(workload.choice());
    choices.addAll(typed(words, NAMESPACE, STORAGE_CLASS, STORAGE_SIZE, IMPORT));
    var look =
        new DeployLook(
            registry.value(),
            estate.of(registry.value()).size(),
            site.cluster(),
            site.label(),
            cluster);
    return new DeployPlan(world, values, look).plan(choices);
  }

  private static List<Choice> typed(DeployWords words, String... options) {
    return List.of(options).stream()
        .flatMap(option -> typed(option, words.one(option).orElse(null)).stream())
        .toList();
  }

  private static Optional<Choice> typed(String option, @Nullable String value) {
    return Optional.ofNullable(value)
        .map(typed -> new Choice(option, typed, Sentence.of("choice.typed"), true));
  }
}
