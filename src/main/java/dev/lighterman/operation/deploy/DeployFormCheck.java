package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.ADDRESS;
import static dev.lighterman.operation.deploy.DeployOptions.CLUSTER;
import static dev.lighterman.operation.deploy.DeployOptions.NAME;
import static dev.lighterman.operation.deploy.DeployOptions.REGISTRY;
import static dev.lighterman.operation.deploy.DeployOptions.REPOSITORY;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_CLASS;
import static dev.lighterman.operation.deploy.DeployOptions.WORKLOAD;

import dev.lighterman.command.TypedValues;
import dev.lighterman.operation.OperationContext;
import dev.lighterman.request.Intent;
import dev.lighterman.site.InventorySnapshot;
import dev.lighterman.site.SiteResolver;
import dev.lighterman.value.AskerMustAct;
import dev.lighterman.value.Sentence;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with a filled-in form, all of it at once: planning stops at the first, so where it
 * refuses, each value is chosen by itself as well.
 */
final class DeployFormCheck {
  private final OperationContext services;
  private final Deploy deploy;
  private final Map<String, Sentence> errors = new LinkedHashMap<>();

  DeployFormCheck(OperationContext services, Deploy deploy) {
    this.services = services;
    this.deploy = deploy;
  }

  /** The first error of each field. */
  Map<String, Sentence> errors(Intent filled) {
    attempt(() ->
        filled
            .value(ADDRESS)
            .filter(each -> !each.isBlank())
            .ifPresent(TypedValues::serviceAddress));
    attempt(() -> filled.value(NAME).ifPresent(TypedValues::connectedRegistryName));
    attempt(() -> deploy.plan(filled));
    if (!errors.isEmpty()) {
      attempt(() -> chooseEach(new DeployOptions(filled)));
    }
    return errors;
  }

  private void chooseEach(DeployOptions options) {
    InventorySnapshot snapshot = services.inventory().snapshot(options.intent());
    var site = new SiteResolver(snapshot).find(options.value(CLUSTER).orElse(""), options::at);
    new DeployResolver(services, snapshot, services.inventory().scope(options.intent().channel()))
        .refusals(options, site)
        .forEach(this::add);
  }

  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (AskerMustAct refused) {
      add(refused);
    }
  }

  private void add(AskerMustAct refused) {
    errors.putIfAbsent(fieldOf(refused.why()), refused.why());
  }

  /** The field at which an error is shown. */
  private static String fieldOf(Sentence why) {
    return switch (why.key()) {
      case "deploy.address-outside", "deploy.address-taken", "deploy.no-free-address" -> ADDRESS;
      case "value.not-an-address" -> ADDRESS;
      case "deploy.not-premium", "deploy.registry-full", "deploy.no-registry" -> REGISTRY;
      case "deploy.no-repository", "deploy.which-repositories" -> REPOSITORY;
      case "deploy.no-tags", "value.repository" -> REPOSITORY;
      case "deploy.name-taken", "deploy.needs-name", "value.connected-registry-name" -> NAME;
      case "deploy.secret-taken", "deploy.check-taken" -> NAME;
      case "deploy.workload-taken" -> WORKLOAD;
      case "deploy.storage-class" -> STORAGE_CLASS;
      default -> CLUSTER;
    };
  }
}
