package dev.lighterman.sandbox;

import dev.lighterman.sandbox.slack.workspace.SlackUser;
import dev.lighterman.sandbox.slack.workspace.SlackUser.Home;
import dev.lighterman.sandbox.slack.workspace.Team;
import dev.lighterman.sandbox.world.ChainSeed;
import dev.lighterman.sandbox.world.MergedCompaniesSeed;
import dev.lighterman.sandbox.world.OpeningsSeed;
import dev.lighterman.sandbox.world.StoresSeed;
import dev.lighterman.sandbox.world.WorldSeed;
import java.util.List;
import java.util.Locale;

/** The worlds that a sandbox can simulate. */
public enum SandboxWorld {
  /** One company's stores on one registry: the quickstart, and a month of history. */
  STORES(
      "/registry deploy myconnectedregistry --registry myacrregistry -g myresourcegroup"
          + " --repository hello-world --cluster-name myarck8scluster"
          + " --config service.clusterIP=10.0.0.50 workload=deploy",
      "az acr connected-registry list --registry myacrregistry --output table",
      "kubectl --context store-101 get pods --all-namespaces"),
  /** Two merged companies with a subscription each; their resources have the same names. */
  MERGED(
      "/registry deploy store-202 --cluster-resource-group maree-ouest --registry mareeregistry"
          + " --repository pos workload=deploy",
      "az acr connected-registry list --registry borealregistry --output table",
      "kubectl --context maree-store-201 get pods --all-namespaces"),
  /** The stores again, in a workspace of an Enterprise Grid organisation that has the app. */
  GRID(STORES.suggestedCommand, STORES.azExample, STORES.kubectlExample),
  /** The same where the app is installed in that workspace alone. */
  GRIDTEAM(STORES.suggestedCommand, STORES.azExample, STORES.kubectlExample),
  /** Fifty new stores, as many as one registry takes, to be deployed at once. */
  OPENINGS(
      "/registry deploy store-301",
      STORES.azExample,
      "kubectl --context store-301 get pods --all-namespaces"),
  /** A chain with as many stores as are asked for, fifty on a registry. */
  CHAIN(
      "/registry deploy lab-01 --registry chainregistry --repository pos",
      "az acr connected-registry list --registry chain01registry --output table",
      "kubectl --context shop-0001 get pods --all-namespaces");

  private final String suggestedCommand;
  private final String azExample;
  private final String kubectlExample;

  SandboxWorld(String suggestedCommand, String azExample, String kubectlExample) {
    this.suggestedCommand = suggestedCommand;
    this.azExample = azExample;
    this.kubectlExample = kubectlExample;
  }

  WorldSeed seed(int sites) {
    return switch (this) {
      case CHAIN -> new ChainSeed(sites);
      case STORES, GRID, GRIDTEAM -> new StoresSeed();
      case MERGED -> new MergedCompaniesSeed();
      case OPENINGS -> new OpeningsSeed();
    };
  }

  /** The users that only this world's workspace has. */
  List<SlackUser> additionalUsers() {
    return switch (this) {
      case STORES, OPENINGS, CHAIN -> List.of();
      case MERGED ->
          List.of(new SlackUser("U06MAREE", "maelle", "Maëlle Le Goff", "partner", false, "fr-FR"));
      case GRID, GRIDTEAM ->
          List.of(
              new SlackUser(
                  "W07QUAYS",
                  "nadia",
                  "Nadia Haddad",
                  "colleague",
                  false,
                  "fr-FR",
                  Home.ORGANISATION),
              new SlackUser(
                  "W08TEMP", "tom", "Tom Temp", "guest", true, "en-US", Home.ORGANISATION),
              new SlackUser(
                  "W10NEIGHBOUR", "omar", "Omar Quay", "neighbour", false, "en-US", Home.NEIGHBOUR),
              new SlackUser(
                  "U09RETAIL", "rita", "Rita Retail", "stranger", false, "en-US", Home.ELSEWHERE));
    };
  }

  /** The resource that is the bot's {@code lighterman.yaml}. */
  String configurationFile() {
    return resources() + ".yaml";
  }

  /** The resource with yesterday's messages. */
  String historyFile() {
    return "yesterday-" + resources() + ".yaml";
  }

  private SandboxWorld resources() {
    return switch (this) {
      case MERGED, CHAIN -> this;
      case STORES, GRID, GRIDTEAM, OPENINGS -> STORES;
    };
  }

  /** The workspace, and whether it is one of an organisation. */
  Team team() {
    return switch (this) {
      case STORES, MERGED, OPENINGS, CHAIN -> Team.HARBOUR;
      case GRID -> Team.HARBOUR_IN_GRID;
      case GRIDTEAM -> Team.HARBOUR_ALONE_IN_GRID;
    };
  }

  /** The command that the page suggests first. */
  String suggestedCommand() {
    return suggestedCommand;
  }

  /** An {@code az} command to try. */
  String azExample() {
    return azExample;
  }

  /** A {@code kubectl} command to try. */
  String kubectlExample() {
    return kubectlExample;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
