package dev.lighterman.step;

/** What {@code kubectl} does in a cluster, as people would type it. */
public final class KubectlCommand {
  private KubectlCommand() {}

  /**
   * The command and its words, in the cluster that is meant.
   *
   * @param context the kubeconfig's context, or the cluster's ARM id where a tunnel leads to it:
   *     {@code az connectedk8s proxy} calls its context as the cluster is called
   */
  public static String line(String context, String command, String... words) {
    String name = context.substring(context.lastIndexOf('/') + 1);
    return AzCommand.line("kubectl " + command, words) + " " + AzCommand.line("--context", name);
  }

  /** Makes a thing so, be it there or not. */
  public static String apply(String context, String manifest) {
    return line(context, "apply", "--server-side", "--filename", "-") + document(manifest);
  }

  /** Makes a thing that is not there yet. */
  public static String create(String context, String manifest) {
    return line(context, "create", "--filename", "-") + document(manifest);
  }

  /** Shows which images were pulled. */
  public static String pulls(String context, String namespace) {
    return line(
        context, "get", "events", "--namespace", namespace, "--field-selector", "reason=Pulled");
  }

  /** Between quotes the shell hands on what stands there and reads nothing into it. */
  private static String document(String manifest) {
    return " <<'EOF'\n" + manifest + "EOF";
  }
}
