package dev.lighterman.operation.deploy;

import static dev.lighterman.operation.deploy.DeployOptions.ADDRESS;
import static dev.lighterman.operation.deploy.DeployOptions.CLUSTER;
import static dev.lighterman.operation.deploy.DeployOptions.NAME;
import static dev.lighterman.operation.deploy.DeployOptions.REGISTRY;
import static dev.lighterman.operation.deploy.DeployOptions.REPOSITORY;
import static dev.lighterman.operation.deploy.DeployOptions.STORAGE_CLASS;
import static dev.lighterman.operation.deploy.DeployOptions.WORKLOAD;

import dev.lighterman.operation.Refusals;
import dev.lighterman.request.Intent;
import dev.lighterman.value.Sentence;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a filled-in form, all of it at once. */
record DeployFormCheck(Deploy deploy) {
  /** The first error of each field. */
  Map<String, Sentence> errors(Intent filled) {
    var refusals = new Refusals();
    var _ = deploy.plan(filled, refusals);
    Map<String, Sentence> errors = new LinkedHashMap<>();
    refusals.whys().forEach(why -> errors.putIfAbsent(fieldOf(why), why));
    return errors;
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
