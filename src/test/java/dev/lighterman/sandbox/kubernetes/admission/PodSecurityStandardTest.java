package dev.lighterman.sandbox.kubernetes.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The controls of <a
 * href="https://kubernetes.io/docs/concepts/security/pod-security-standards/">the published
 * standard</a>, each by a value that a level forbids and by one that it allows.
 */
final class PodSecurityStandardTest {
  private static final ObjectMapper YAML = new YAMLMapper();

  /** A pod in which nothing violates anything. */
  private static final String POD =
      """
      metadata: {}
      spec:
        securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
        containers:
          - name: a
            securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
      """;

  /** Baseline, then restricted; {@code same} as before. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      emptyValue = "",
      nullValues = "none",
      textBlock =
          """
          spec | hostNetwork: true                  | host namespaces (hostNetwork=true) | same
          spec | {hostPID: true, hostIPC: true}     | host namespaces (hostPID=true, hostIPC=true) | same
          spec | hostPID: false                     | none | same
          box  | privileged: true                   | privileged (container "a" must not set securityContext.privileged=true) | same
          spec | securityContext: {windowsOptions: {hostProcess: true}} | hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true) | same
          box  | windowsOptions: {hostProcess: true} | hostProcess (container "a" must not set securityContext.windowsOptions.hostProcess=true) | same
          box  | capabilities: {add: [NET_ADMIN, SYS_TIME]} | non-default capabilities (container "a" must not include "NET_ADMIN", "SYS_TIME" in securityContext.capabilities.add) | unrestricted capabilities (container "a" must not include "NET_ADMIN", "SYS_TIME" in securityContext.capabilities.add)
          box  | capabilities: {add: [CHOWN]}       | none | unrestricted capabilities (container "a" must not include "CHOWN" in securityContext.capabilities.add)
          box  | capabilities: {add: [NET_BIND_SERVICE]} | none | same
          box  | capabilities: {drop: [KILL]}       | none | unrestricted capabilities (container "a" must set securityContext.capabilities.drop=["ALL"])
          spec | volumes: [{name: v, hostPath: {path: /}}] | hostPath volumes (volume "v") | restricted volume types (volume "v" uses restricted volume type "hostPath")
          spec | volumes: [{name: v, nfs: {}}, {name: w, gitRepo: {}}] | none | restricted volume types (volumes "v", "w" use restricted volume types "gitRepo", "nfs")
          spec | volumes: [{name: v, configMap: {}}, {name: w, csi: {}}, {name: x, downwardAPI: {}}, {name: y, emptyDir: {}}] | none | same
          spec | volumes: [{name: v, ephemeral: {}}, {name: w, persistentVolumeClaim: {}}, {name: x, projected: {}}, {name: y, secret: {}}] | none | same
          port | [{hostPort: 80}, {hostPort: 443}]  | hostPort (container "a" uses hostPorts 443, 80) | same
          port | [{containerPort: 80, hostPort: 80}] | hostPort (container "a" uses hostPort 80) | same
          port | [{containerPort: 80}, {hostPort: 0}] | none | same
          spec | securityContext: {appArmorProfile: {type: Unconfined}} | forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined") | same
          box  | appArmorProfile: {type: Unconfined} | forbidden AppArmor profile (container "a" must not set AppArmor profile type to "Unconfined") | same
          box  | appArmorProfile: {type: Localhost}  | none | same
          meta | unconfined                         | forbidden AppArmor profile (annotation must not set AppArmor profile type to "container.apparmor.security.beta.kubernetes.io/a="unconfined"") | same
          meta | localhost/edge                     | none | same
          meta | runtime/default                    | none | same
          box  | seLinuxOptions: {type: spc_t, user: u, role: r} | seLinuxOptions (container "a" set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set; role may not be set) | same
          spec | securityContext: {seLinuxOptions: {type: spc_t}} | seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "spc_t") | same
          box  | seLinuxOptions: {type: container_t, level: s0} | none | same
          box  | seLinuxOptions: {type: container_engine_t} | none | same
          box  | procMount: Unmasked                | procMount (container "a" must not set securityContext.procMount to "Unmasked") | same
          box  | procMount: Default                 | none | same
          spec | securityContext: {seccompProfile: {type: Unconfined}} | seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined") | same
          box  | seccompProfile: {type: Unconfined} | seccompProfile (container "a" must not set securityContext.seccompProfile.type to "Unconfined") | same
          box  | seccompProfile: {type: Localhost}  | none | same
          spec | securityContext: {seccompProfile: null} | none | seccompProfile (pod or container "a" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")
          spec | securityContext: {sysctls: [{name: kernel.msgmax}]} | forbidden sysctls (kernel.msgmax) | same
          spec | securityContext: {sysctls: [{name: kernel.sem}, {name: net.core.somaxconn}]} | forbidden sysctls (kernel.sem, net.core.somaxconn) | same
          spec | securityContext: {sysctls: [{name: net.ipv4.tcp_syncookies}, {name: net.ipv4.tcp_rmem}]} | none | same
          box  | allowPrivilegeEscalation: null     | none | allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false)
          box  | allowPrivilegeEscalation: true     | none | allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false)
          spec | securityContext: {runAsNonRoot: null} | none | runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true)
          spec | securityContext: {runAsNonRoot: false} | none | runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false)
          box  | runAsNonRoot: false                | none | runAsNonRoot != true (container "a" must not set securityContext.runAsNonRoot=false)
          spec | securityContext: {runAsUser: 0}    | none | runAsUser=0 (pod must not set runAsUser=0)
          box  | runAsUser: 0                       | none | runAsUser=0 (container "a" must not set runAsUser=0)
          box  | runAsUser: 1000                    | none | same
          """)
  void eachControlForbidsWhatItIsFor(
      String where, String value, @Nullable String baseline, String restricted) throws Exception {
    JsonNode pod = pod(where, value);
    List<String> expected = baseline == null ? List.of() : List.of(baseline);
    assertEquals(expected, PodSecurityStandard.violations("baseline", pod));
    assertEquals(
        "same".equals(restricted) ? expected : List.of(restricted),
        PodSecurityStandard.violations("restricted", pod));
    assertEquals(List.of(), PodSecurityStandard.violations("privileged", pod));
  }

  private static JsonNode pod(String where, String value) throws JsonProcessingException {
    String merged =
        switch (where) {
          case "box" -> "spec: {containers: [{name: a, securityContext: {%s}}]}".formatted(value);
          case "port" -> "spec: {containers: [{name: a, ports: %s}]}".formatted(value);
          case "meta" ->
              "metadata: {annotations: {container.apparmor.security.beta.kubernetes.io/a: %s}}"
                  .formatted(value);
          default -> "spec: " + (value.startsWith("{") ? value : "{" + value + "}");
        };
    return merge(YAML.readTree(POD), YAML.readTree(merged));
  }

  /** Merges objects by field and lists by position. */
  private static JsonNode merge(JsonNode into, JsonNode from) {
    if (into instanceof ObjectNode object && from.isObject()) {
      from.properties()
          .forEach(each ->
              object.set(each.getKey(), merge(object.path(each.getKey()), each.getValue())));
      return object;
    }
    if (into instanceof ArrayNode array
        && !array.isEmpty()
        && array.path(0).isObject()
        && from.path(0).isObject()) {
      array.set(0, merge(array.path(0), from.path(0)));
      return array;
    }
    return from;
  }

  @Test
  void severalContainersAreNamedTogether() throws Exception {
    JsonNode pod =
        YAML.readTree(
            """
            spec:
              initContainers: [{name: first, securityContext: {privileged: true}}]
              containers: [{name: a, securityContext: {privileged: true}}, {name: b}]
              ephemeralContainers: [{name: shell, securityContext: {privileged: true}}]
            """);
    assertEquals(
        List.of(
            "privileged (containers \"first\", \"a\", \"shell\" must not set"
                + " securityContext.privileged=true)"),
        PodSecurityStandard.violations("baseline", pod));
  }

  /** Windows has neither privilege escalation nor capabilities nor seccomp. */
  @Test
  void whatWindowsDoesNotHaveIsNotAskedOfIt() throws Exception {
    JsonNode pod =
        YAML.readTree(
            """
            spec: {os: {name: windows}, securityContext: {runAsNonRoot: true}, containers: [{name: a}]}
            """);
    assertEquals(List.of(), PodSecurityStandard.violations("restricted", pod));
  }
}
