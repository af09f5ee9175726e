package dev.lighterman.acceptance;

import static dev.lighterman.acceptance.Conversation.AMINA;
import static dev.lighterman.acceptance.Conversation.BEN;
import static dev.lighterman.acceptance.Conversation.EDGE_OPS;

import dev.lighterman.value.ArmId;

/** The deployment of Azure's quickstart page, which most tests start from. */
public final class Quickstart {
  /** Its options are those of the page's own commands. */
  public static final String DEPLOY =
      "/registry deploy myconnectedregistry --registry myacrregistry -g myresourcegroup"
          + " --repository hello-world --cluster-name myarck8scluster"
          + " --config service.clusterIP=10.0.0.50 workload=deploy";

  public static final String CLUSTER = "myarck8scluster";

  /** The connected registry's. */
  public static final String NAME = "myconnectedregistry";

  private Quickstart() {}

  /** Deploys it as R1: Amina asks, and Ben approves. */
  public static void deploy(Conversation talk) {
    talk.types(AMINA, EDGE_OPS, DEPLOY);
    talk.presses(BEN, talk.sees(AMINA, "R1", "needs approval"), "approve");
    talk.sees(AMINA, "R1 · Succeeded");
  }

  /** The cloud registry. */
  public static ArmId registry(Conversation talk) {
    return ArmId.of(
        talk.settings().azure().subscriptions().getFirst(),
        "myresourcegroup",
        "Microsoft.ContainerRegistry/registries",
        "myacrregistry");
  }
}
