package dev.lighterman.sandbox.kubernetes.objects;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** The refusal of an apply that would take fields from those who own them. */
final class ApplyConflicts {

  private ApplyConflicts() {}

  /**
   * Refuses if others own any of the fields.
   *
   * @param contested what the apply would change
   */
  static void refuse(List<ManagedFieldsEntry> others, FieldSet contested) {
    List<FieldError> causes = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    for (ManagedFieldsEntry other : others) {
      List<FieldPath> held =
          contested.paths().stream().filter(other.fields().paths()::contains).toList();
      held.forEach(path -> causes.add(cause(other, path)));
      if (!held.isEmpty()) {
        sentences.add(sentence(other, held));
      }
    }
    if (!causes.isEmpty()) {
      String count = causes.size() == 1 ? "1 conflict: " : causes.size() + " conflicts: ";
      throw ApiFailure.applyConflict(
          "Apply failed with " + count + String.join("\n", sentences), causes);
    }
  }

  private static FieldError cause(ManagedFieldsEntry owner, FieldPath path) {
    return new FieldError("FieldManagerConflict", path.toString(), "conflict with " + owner);
  }

  private static String sentence(ManagedFieldsEntry owner, List<FieldPath> held) {
    return held.size() == 1
        ? "conflict with " + owner + ": " + held.getFirst()
        : held.stream()
            .map(path -> "\n- " + path)
            .collect(joining("", "conflicts with " + owner + ":", ""));
  }
}
