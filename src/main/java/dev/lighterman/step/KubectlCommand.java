package dev.lighterman.step;

/** Builds {@code kubectl} command lines that people can copy. */
public final class KubectlCommand {
  private KubectlCommand() {}

  /**
   * The command and its arguments, with {@code --context}.
   *
   * @param context the kubeconfig's context, or the cluster's ARM id for a tunnel: {@code az
   *     connectedk8s proxy} names its context after the cluster
   */
  public static String line(String context, String command, String... words) {
    String name = context.substring(context.lastIndexOf('/') + 1);
    return AzCommand.line("kubectl " + command, words) + " " + AzCommand.line("--context", name);
  }

  /** Creates or updates an object. */
  public static String apply(String context, String manifest) {
    return line(context, "apply", "--server-side", "--filename", "-") + hereDocument(manifest);
  }

  /** Creates an object. */
  public static String create(String context, String manifest) {
    return line(context, "create", "--filename", "-") + hereDocument(manifest);
  }

  /** Lists image pulls. */
  public static String pulls(String context, String namespace) {
    return line(
        context, "get", "events", "--namespace", namespace, "--field-selector", "reason=Pulled");
  }

  /** A here-document; the quoted delimiter prevents shell expansion. */
  private static String hereDocument(String manifest) {
    return " <<'EOF'\n" + manifest + "EOF";
  }
}
