package dev.lighterman.sandbox.kubernetes.admission;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lighterman.sandbox.kubernetes.objects.JsonTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The levels <em>baseline</em> and <em>restricted</em> of the Pod Security Standards, as Kubernetes
 * 1.32 checks them: in its order and words.
 *
 * @param pod a pod or the template of one
 * @see <a href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">Pod Security
 *     Standards</a>
 */
record PodSecurityStandard(JsonNode pod, List<String> violations) {

  private static final String APP_ARMOR_ANNOTATION =
      "container.apparmor.security.beta.kubernetes.io/";

  private static final Set<String> DEFAULT_CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Set<String> SYSCTLS =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");

  private static final Set<String> SELINUX_TYPES =
      Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

  /** Of seccomp and of AppArmor. */
  private static final Set<String> PROFILES = Set.of("RuntimeDefault", "Localhost");

  /** What of a pod violates a level; nothing violates <em>privileged</em>. */
  static List<String> violations(String level, JsonNode pod) {
    var standard = new PodSecurityStandard(pod, new ArrayList<>());
    switch (level) {
      case "baseline" -> standard.checkBaseline(false);
      case "restricted" -> {
        standard.checkBaseline(true);
        standard.checkRestricted();
      }
      default -> {}
    }
    return standard.violations;
  }

  /**
   * @param restricted whether what that level checks more strictly is left to it
   */
  private void checkBaseline(boolean restricted) {
    checkAppArmor();
    if (!restricted) {
      checkAddedCapabilities();
    }
    checkHost();
    if (!restricted) {
      checkHostPaths();
    }
    checkHostPorts();
    inContainers((context, bad) -> bad.when(context.path("privileged").asBoolean(), ""))
        .report("privileged", "%s must not set securityContext.privileged=true");
    inContainers((context, bad) ->
            bad.when(
                !Set.of("", "Default").contains(context.path("procMount").asText()),
                context.path("procMount").asText()))
        .report("procMount", "%s must not set securityContext.procMount to %s");
    checkSeLinux();
    if (!restricted) {
      checkSeccompUnconfined();
    }
    checkSysctls();
    everywhere((context, bad) ->
            bad.when(context.path("windowsOptions").path("hostProcess").asBoolean(), ""))
        .report("hostProcess", "%s must not set securityContext.windowsOptions.hostProcess=true");
  }

  private void checkRestricted() {
    if (!isWindows()) {
      inContainers((context, bad) ->
              bad.when(context.path("allowPrivilegeEscalation").asBoolean(true), ""))
          .report(
              "allowPrivilegeEscalation != false",
              "%s must set securityContext.allowPrivilegeEscalation=false");
      checkAllCapabilities();
    }
    checkVolumes();
    checkNonRoot();
    everywhere((context, bad) -> bad.when(context.path("runAsUser").asInt(1) == 0, ""))
        .report("runAsUser=0", "%s must not set runAsUser=0");
    if (!isWindows() && !checkSeccompUnconfined()) {
      unset("seccompProfile")
          .report(
              "seccompProfile",
              "pod or %s must set securityContext.seccompProfile.type to \"RuntimeDefault\" or"
                  + " \"Localhost\"");
    }
  }

  private void checkAppArmor() {
    Findings profiles =
        everywhere((context, bad) -> {
          String type = context.path("appArmorProfile").path("type").asText("");
          bad.when(!type.isEmpty() && !PROFILES.contains(type), type);
        });
    List<String> annotations =
        pod.path("metadata").path("annotations").properties().stream()
            .filter(each -> each.getKey().startsWith(APP_ARMOR_ANNOTATION))
            .filter(each -> !each.getValue().asText().matches("|runtime/default|localhost/.*"))
            .map(each -> each.getKey() + "=" + quoted(each.getValue().asText()))
            .sorted()
            .toList();
    List<String> values =
        Stream.concat(profiles.values.stream(), annotations.stream())
            .map(PodSecurityStandard::quoted)
            .toList();
    if (!values.isEmpty()) {
      String annotated = annotations.size() == 1 ? "annotation" : "annotations";
      String who =
          Stream.of(profiles.who(), annotations.isEmpty() ? "" : annotated)
              .filter(each -> !each.isEmpty())
              .collect(joining(" and "));
      add(
          "forbidden AppArmor profile" + (values.size() == 1 ? "" : "s"),
          who + " must not set AppArmor profile type to " + String.join(", ", values));
    }
  }

  private void checkAddedCapabilities() {
    inContainers((context, bad) ->
            texts(context.path("capabilities").path("add"))
                .forEach(added -> bad.when(!DEFAULT_CAPABILITIES.contains(added), added)))
        .report(
            "non-default capabilities",
            "%s must not include %s in securityContext.capabilities.add");
  }

  private void checkAllCapabilities() {
    Findings kept =
        inContainers((context, bad) ->
            bad.when(
                texts(context.path("capabilities").path("drop")).noneMatch("ALL"::equals), ""));
    Findings added =
        inContainers((context, bad) ->
            texts(context.path("capabilities").path("add"))
                .forEach(each -> bad.when(!each.equals("NET_BIND_SERVICE"), each)));
    String detail =
        Stream.of(
                kept.detail("%s must set securityContext.capabilities.drop=[\"ALL\"]"),
                added.detail("%s must not include %s in securityContext.capabilities.add"))
            .filter(each -> !each.isEmpty())
            .collect(joining("; "));
    if (!detail.isEmpty()) {
      add("unrestricted capabilities", detail);
    }
  }

  private void checkHost() {
    String host =
        Stream.of("hostNetwork", "hostPID", "hostIPC")
            .filter(field -> spec().path(field).asBoolean())
            .map(field -> field + "=true")
            .collect(joining(", "));
    if (!host.isEmpty()) {
      add("host namespaces", host);
    }
  }

  private void checkHostPaths() {
    List<String> paths =
        JsonTree.items(spec().path("volumes"))
            .filter(volume -> volume.has("hostPath"))
            .map(PodSecurityStandard::name)
            .toList();
    if (!paths.isEmpty()) {
      add("hostPath volumes", counted("volume", paths));
    }
  }

  private void checkHostPorts() {
    Findings found = new Findings(this);
    containers()
        .forEach(container ->
            JsonTree.items(container.path("ports"))
                .map(port -> port.path("hostPort").asInt())
                .filter(port -> port != 0)
                .forEach(port -> found.container(name(container), Integer.toString(port))));
    if (!found.isEmpty()) {
      add(
          "hostPort",
          "%s %s %s"
              .formatted(
                  found.who(),
                  found.containers.size() == 1 ? "uses" : "use",
                  (found.values.size() == 1 ? "hostPort " : "hostPorts ")
                      + String.join(", ", found.values)));
    }
  }

  private void checkSeLinux() {
    Set<String> types = new TreeSet<>();
    Set<String> others = new TreeSet<>(Comparator.reverseOrder());
    Findings found =
        everywhere((context, bad) -> {
          JsonNode options = context.path("seLinuxOptions");
          String type = options.path("type").asText("");
          List<String> set =
              Stream.of("user", "role")
                  .filter(field -> !options.path(field).asText("").isEmpty())
                  .toList();
          others.addAll(set);
          if (!SELINUX_TYPES.contains(type)) {
            types.add(type);
          }
          bad.when(!SELINUX_TYPES.contains(type) || !set.isEmpty(), "");
        });
    if (!found.isEmpty()) {
      Stream<String> said =
          Stream.concat(
              types.isEmpty() ? Stream.empty() : Stream.of(counted("type", types)),
              others.stream().map(each -> each + " may not be set"));
      add(
          "seLinuxOptions",
          found.who()
              + " set forbidden securityContext.seLinuxOptions: "
              + said.collect(joining("; ")));
    }
  }

  private boolean checkSeccompUnconfined() {
    Findings found =
        everywhere((context, bad) -> {
          String type = context.path("seccompProfile").path("type").asText("");
          bad.when(!type.isEmpty() && !PROFILES.contains(type), type);
        });
    found.report("seccompProfile", "%s must not set securityContext.seccompProfile.type to %s");
    return !found.isEmpty();
  }

  private void checkSysctls() {
    List<String> forbidden =
        JsonTree.items(spec().path("securityContext").path("sysctls"))
            .map(PodSecurityStandard::name)
            .filter(name -> !SYSCTLS.contains(name))
            .toList();
    if (!forbidden.isEmpty()) {
      add("forbidden sysctls", String.join(", ", forbidden));
    }
  }

  private void checkVolumes() {
    List<String> names = new ArrayList<>();
    Set<String> types = new TreeSet<>();
    JsonTree.items(spec().path("volumes"))
        .forEach(volume ->
            volume.properties().stream()
                .map(Map.Entry::getKey)
                .filter(field -> !field.equals("name") && !VOLUMES.contains(field))
                .forEach(type -> {
                  names.add(name(volume));
                  types.add(type);
                }));
    if (!names.isEmpty()) {
      add(
          "restricted volume types",
          counted("volume", names)
              + (names.size() == 1 ? " uses " : " use ")
              + counted("restricted volume type", types));
    }
  }

  private void checkNonRoot() {
    Findings set =
        everywhere((context, bad) -> bad.when(!context.path("runAsNonRoot").asBoolean(true), ""));
    String what = "runAsNonRoot != true";
    set.report(what, "%s must not set securityContext.runAsNonRoot=false");
    if (set.isEmpty()) {
      unset("runAsNonRoot").report(what, "pod or %s must set securityContext.runAsNonRoot=true");
    }
  }

  private boolean isWindows() {
    return spec().path("os").path("name").asText().equals("windows");
  }

  private JsonNode spec() {
    return pod.path("spec");
  }

  private Stream<JsonNode> containers() {
    return Stream.of("initContainers", "containers", "ephemeralContainers")
        .flatMap(list -> JsonTree.items(spec().path(list)));
  }

  /** The containers for which neither they themselves nor the pod set a field. */
  private Findings unset(String field) {
    return spec().path("securityContext").hasNonNull(field)
        ? new Findings(this)
        : inContainers((context, bad) -> bad.when(!context.hasNonNull(field), ""));
  }

  /** The containers whose security context is found wanting. */
  private Findings inContainers(BiConsumer<JsonNode, Verdict> check) {
    Findings found = new Findings(this);
    containers()
        .forEach(container ->
            check.accept(
                container.path("securityContext"),
                (isBad, value) -> {
                  if (isBad) {
                    found.container(name(container), value);
                  }
                }));
    return found;
  }

  /** The same, and the pod itself. */
  private Findings everywhere(BiConsumer<JsonNode, Verdict> check) {
    Findings found = inContainers(check);
    check.accept(
        spec().path("securityContext"),
        (isBad, value) -> {
          if (isBad) {
            found.pod(value);
          }
        });
    return found;
  }

  private void add(String reason, String detail) {
    violations.add(reason + " (" + detail + ")");
  }

  private static Stream<String> texts(JsonNode array) {
    return JsonTree.items(array).map(JsonNode::asText);
  }

  private static String name(JsonNode named) {
    return named.path("name").asText();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String counted(String what, Collection<String> names) {
    return what
        + (names.size() == 1 ? " " : "s ")
        + names.stream().map(PodSecurityStandard::quoted).collect(joining(", "));
  }

  /** Takes what a check finds of one security context. */
  private interface Verdict {
    void when(boolean isBad, String value);
  }

  /** Who violates a check, and by which values. */
  private static final class Findings {
    private final PodSecurityStandard standard;
    private final Set<String> containers = new LinkedHashSet<>();
    private final Set<String> values = new TreeSet<>();
    private boolean pod;

    Findings(PodSecurityStandard standard) {
      this.standard = standard;
    }

    void container(String name, String value) {
      containers.add(name);
      values.add(value);
    }

    void pod(String value) {
      pod = true;
      values.add(value);
    }

    boolean isEmpty() {
      return !pod && containers.isEmpty();
    }

    String who() {
      return Stream.concat(
              pod ? Stream.of("pod") : Stream.empty(),
              containers.isEmpty() ? Stream.empty() : Stream.of(counted("container", containers)))
          .collect(joining(" and "));
    }

    /** Empty where nobody does. */
    String detail(String pattern) {
      return isEmpty()
          ? ""
          : pattern.formatted(
              who(), values.stream().map(PodSecurityStandard::quoted).collect(joining(", ")));
    }

    void report(String reason, String pattern) {
      if (!isEmpty()) {
        standard.add(reason, detail(pattern));
      }
    }
  }
}
