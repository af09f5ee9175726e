package dev.lighterman.operation.doctor;

import static dev.lighterman.operation.doctor.PastedTable.cell;
import static dev.lighterman.operation.doctor.PastedTable.value;

import dev.lighterman.diagnosis.Observation;
import dev.lighterman.diagnosis.Observation.Absent;
import dev.lighterman.diagnosis.Observation.Seen;
import dev.lighterman.diagnosis.Part;
import dev.lighterman.diagnosis.SiteEvidence;
import dev.lighterman.kubernetes.FailingPull;
import dev.lighterman.kubernetes.LogLine;
import dev.lighterman.kubernetes.ObjectEvent;
import dev.lighterman.kubernetes.PodState;
import dev.lighterman.kubernetes.VolumeClaim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody at a cluster that the bot can't reach read out there: what {@link #COMMANDS} print,
 * all of it or some.
 *
 * @param log the lines of the pod's log, oldest first
 * @param whole whether nothing of it was cut off, so that what is not listed does not exist
 */
record PastedOutput(List<PastedTable> tables, List<String> log, boolean whole) {
  /** What a person at the cluster would read out; what they print fits into a form of Slack. */
  static final List<String> COMMANDS =
      List.of(
          "kubectl -n connected-registry get namespace,pods,pvc",
          "kubectl -n connected-registry logs --tail=15 -l app.kubernetes.io/name=connected-registry",
          "kubectl get events -A --field-selector type=Warning");

  /** How much Slack lets a person paste. */
  private static final int MAX_LENGTH = 3000;

  private static final int CUT = MAX_LENGTH - 100;
  private static final int LOG_LINES = 40;

  private static final Pattern NOT_PRINTED =
      Pattern.compile("(?:\\S*[$#>%] ?)?kubectl .*|No resources found.*|Error from server.*|```.*");

  private static final Pattern LOGGED =
      Pattern.compile(
          "\\[(?:Information|Warning|Error|Critical|Debug|Trace)]|\"errors\":|OperationName:"
              + "|^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d|^(?:info|warn|fail|crit|dbug): ");

  /** The connected registry's own, of a Deployment or a StatefulSet. */
  private static final Pattern POD =
      Pattern.compile(
          "pod/connected-registry-(?:\\d+|[bcdfghjklmnpqrstvwxz2456789]+-[bcdfghjklmnpqrstvwxz2456789]{5})");

  private static final String NAMESPACE = "connected-registry";
  private static final String CLAIM = "persistentvolumeclaim/connected-registry-pvc";
  private static final Pattern PULL = Pattern.compile("Failed to pull image \"(?<image>[^\"]+)\"");
  private static final Set<String> NOT_WAITING = Set.of("Running", "Pending", "Terminating");

  private static final Map<String, String> KINDS =
      Map.of(
          "persistentvolumeclaim", "PersistentVolumeClaim",
          "replicaset", "ReplicaSet",
          "statefulset", "StatefulSet",
          "daemonset", "DaemonSet");

  PastedOutput {
    tables = List.copyOf(tables);
    log = List.copyOf(log);
  }

  static PastedOutput read(String text) {
    var tables = new ArrayList<PastedTable>();
    var others = new ArrayList<String>();
    List<String> lines = text.lines().map(line -> line.replace('\u00a0', ' ')).toList();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      if (PastedTable.isHeader(line)) {
        List<String> rows = lines.stream().skip(at + 1L).takeWhile(PastedOutput::isRow).toList();
        tables.add(PastedTable.of(line, rows));
        at += rows.size();
      } else if (!line.isBlank() && !NOT_PRINTED.matcher(line.strip()).matches()) {
        others.add(line.strip());
      }
    }
    boolean logged = others.stream().anyMatch(line -> LOGGED.matcher(line).find());
    return new PastedOutput(tables, logged ? others : List.of(), text.length() < CUT);
  }

  private static boolean isRow(String line) {
    return !line.isBlank()
        && !PastedTable.isHeader(line)
        && !NOT_PRINTED.matcher(line.strip()).matches();
  }

  /** Whether nothing in it is what one of the commands prints. */
  boolean isUnreadable() {
    return log.isEmpty()
        && tables.stream().noneMatch(table -> table.hasEvents() || isOfNamespace(table));
  }

  private static boolean isOfNamespace(PastedTable table) {
    return Stream.of("namespace", "pod", "persistentvolumeclaim")
        .anyMatch(kind -> !table.of(kind).isEmpty());
  }

  /** The evidence with what was read out, which the bot could not look at. */
  SiteEvidence addTo(SiteEvidence seen) {
    SiteEvidence evidence = seen;
    boolean all = !rows("namespace").isEmpty();
    if (all) {
      evidence = namespace(evidence);
    }
    List<PodState> pods = pods(evidence.now());
    if (!pods.isEmpty() || (all && whole)) {
      evidence = add(evidence, Part.PODS, new Seen<>(pods));
    }
    evidence = volume(evidence, all && whole);
    List<ObjectEvent> events = events(evidence.now());
    if (!events.isEmpty()) {
      evidence = add(evidence, Part.EVENTS, new Seen<>(events));
    }
    if (!log.isEmpty()) {
      List<LogLine> last =
          log.subList(Math.max(0, log.size() - LOG_LINES), log.size()).stream()
              .map(LogLine::of)
              .toList();
      evidence = add(evidence, Part.LOG, new Seen<>(last));
    }
    List<FailingPull> pulls = pulls(evidence);
    return pulls.isEmpty() ? evidence : add(evidence, Part.PULLS, new Seen<>(pulls));
  }

  /** What the bot saw itself is newer than what somebody read out. */
  private static <T> SiteEvidence add(SiteEvidence evidence, Part<T> part, Observation<T> readOut) {
    boolean seen = evidence.see(part).isPresent() || evidence.isAbsent(part);
    return seen ? evidence : evidence.with(part, readOut);
  }

  private List<Map<String, String>> rows(String kind) {
    return tables.stream().flatMap(table -> table.of(kind).stream()).toList();
  }

  private SiteEvidence namespace(SiteEvidence evidence) {
    return rows("namespace").stream()
        .filter(row -> cell(row, "NAME").equals("namespace/connected-registry"))
        .findFirst()
        .map(row -> add(evidence, Part.NAMESPACE, new Seen<>(cell(row, "STATUS"))))
        .orElseGet(() -> whole ? add(evidence, Part.NAMESPACE, new Absent<>()) : evidence);
  }

  private List<PodState> pods(Instant now) {
    return rows("pod").stream()
        .filter(row -> POD.matcher(cell(row, "NAME")).matches())
        .map(row -> pod(row, now))
        .sorted(Comparator.comparing(PodState::created).reversed())
        .toList();
  }

  private static PodState pod(Map<String, String> row, Instant now) {
    String status = cell(row, "STATUS");
    String waiting = NOT_WAITING.contains(status) ? null : status;
    return new PodState(
        cell(row, "NAME").replaceFirst("pod/", ""),
        status.equals("Pending") ? null : "?",
        waiting,
        waiting,
        null,
        null,
        now.minus(PastedAge.of(cell(row, "AGE"))));
  }

  private SiteEvidence volume(SiteEvidence evidence, boolean all) {
    return rows("persistentvolumeclaim").stream()
        .filter(row -> cell(row, "NAME").equals(CLAIM))
        .findFirst()
        .map(row ->
            add(
                evidence,
                Part.VOLUME,
                new Seen<>(
                    new VolumeClaim(cell(row, "STATUS"), value(row, "STORAGECLASS").orElse(null)))))
        .orElseGet(() -> all ? add(evidence, Part.VOLUME, new Absent<>()) : evidence);
  }

  /** Those of the connected registry's namespace, oldest first. */
  private List<ObjectEvent> events(Instant now) {
    return events(row -> value(row, "NAMESPACE").orElse(NAMESPACE).equals(NAMESPACE))
        .map(row -> event(row, now))
        .sorted(Comparator.comparing(ObjectEvent::time))
        .toList();
  }

  private Stream<Map<String, String>> events(Predicate<Map<String, String>> which) {
    return tables.stream()
        .filter(PastedTable::hasEvents)
        .flatMap(table -> table.rows().stream())
        .filter(which);
  }

  private static ObjectEvent event(Map<String, String> row, Instant now) {
    String[] object = cell(row, "OBJECT").split("/", 2);
    String kind =
        KINDS.getOrDefault(
            object[0],
            object[0].isEmpty()
                ? ""
                : Character.toUpperCase(object[0].charAt(0)) + object[0].substring(1));
    return new ObjectEvent(
        object.length == 1 ? kind : kind + "/" + object[1],
        cell(row, "REASON"),
        cell(row, "MESSAGE"),
        now.minus(PastedAge.of(cell(row, "LAST SEEN"))));
  }

  /** The pods, in all namespaces, that failed to pull from the site; the last failure of each. */
  private List<FailingPull> pulls(SiteEvidence evidence) {
    String address = evidence.serviceAddress();
    var byPod = new LinkedHashMap<String, FailingPull>();
    events(row -> row.containsKey("NAMESPACE"))
        .sorted(Comparator.comparing(row -> PastedAge.of(cell(row, "LAST SEEN"))))
        .flatMap(row -> pull(row, evidence.now()))
        .filter(pull -> address.equals("?") || pull.image().startsWith(address + "/"))
        .forEach(pull -> byPod.putIfAbsent(pull.namespace() + "/" + pull.pod(), pull));
    return List.copyOf(byPod.values());
  }

  private static Stream<FailingPull> pull(Map<String, String> row, Instant now) {
    Matcher pull = PULL.matcher(cell(row, "MESSAGE"));
    return pull.find()
        ? Stream.of(
            new FailingPull(
                cell(row, "NAMESPACE"),
                cell(row, "OBJECT").replaceFirst("pod/", ""),
                null,
                pull.group("image"),
                cell(row, "MESSAGE"),
                now.minus(PastedAge.of(cell(row, "LAST SEEN"))),
                List.of()))
        : Stream.of();
  }
}
