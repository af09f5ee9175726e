package dev.lighterman.request;

import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.List;

/** By what right an approved request runs. */
public sealed interface Authority {
  /**
   * People approved it.
   *
   * @param reasons why, of those who said so
   */
  record Votes(List<Person> approvers, List<Reason> reasons) implements Authority {
    public Votes {
      approvers = List.copyOf(approvers);
      reasons = List.copyOf(reasons);
    }

    /** Who approved it without saying why. */
    public Votes(List<Person> approvers) {
      this(approvers, List.of());
    }

    /** The approvers as sentences take them, each with the reason that they gave. */
    public List<Object> named() {
      return approvers.stream().map(this::named).toList();
    }

    private Object named(Person approver) {
      return reasons.stream()
          .filter(reason -> reason.by().equals(approver))
          .findFirst()
          .<Object>map(Reason::said)
          .orElse(approver);
    }
  }

  /** Why somebody approved. */
  record Reason(Person by, String why) {
    private Sentence said() {
      return Sentence.of("approver.with-reason", "person", by).with("why", why);
    }
  }

  /** The policy asks for no second person. */
  record Policy(String rule) implements Authority {}

  /** It is part of an approved whole. */
  record Parent(RequestNumber parent) implements Authority {}
}
