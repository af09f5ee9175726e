package dev.lighterman.request;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A set of rights in a stable order. */
public record Rights(Set<Right> all) {
  public static final Rights NONE = new Rights(Set.of());

  public Rights {
    all = Collections.unmodifiableSet(new TreeSet<>(all));
  }

  /** ARM actions. */
  public static Rights arm(String... actions) {
    return new Rights(Arrays.stream(actions).map(Right.Arm::new).collect(Collectors.toSet()));
  }

  /**
   * Verbs on a kind of Kubernetes object, not limited to a namespace.
   *
   * @param group empty for the core group
   */
  public static Rights kubernetes(String group, String resource, String... verbs) {
    return new Rights(
        Arrays.stream(verbs)
            .map(verb -> new Right.Kubernetes(group, resource, verb, ""))
            .collect(Collectors.toSet()));
  }

  public static Rights union(Stream<Rights> several) {
    return new Rights(several.flatMap(each -> each.all.stream()).collect(Collectors.toSet()));
  }

  public Rights and(Rights more) {
    return union(Stream.of(this, more));
  }

  /** A copy with its Kubernetes rights limited to one namespace. */
  public Rights in(String namespace) {
    return new Rights(
        all.stream()
            .map(right ->
                switch (right) {
                  case Right.Arm arm -> arm;
                  case Right.Kubernetes kubernetes -> kubernetes.in(namespace);
                })
            .collect(Collectors.toSet()));
  }

  /** A copy without the Kubernetes rights. */
  public Rights armOnly() {
    return new Rights(Set.copyOf(arm()));
  }

  public List<Right.Arm> arm() {
    return all.stream().filter(Right.Arm.class::isInstance).map(Right.Arm.class::cast).toList();
  }

  public List<Right.Kubernetes> kubernetes() {
    return all.stream()
        .filter(Right.Kubernetes.class::isInstance)
        .map(Right.Kubernetes.class::cast)
        .toList();
  }
}
