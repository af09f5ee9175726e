package dev.lighterman.request;

import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import dev.lighterman.value.Sentence;
import java.util.List;

/** What permits an approved request to run. */
public sealed interface Authority {
  /**
   * People approved it.
   *
   * @param reasons the reasons of the approvers who gave one
   */
  record Votes(List<Person> approvers, List<Reason> reasons) implements Authority {
    public Votes {
      approvers = List.copyOf(approvers);
      reasons = List.copyOf(reasons);
    }

    /** Approvals without reasons. */
    public Votes(List<Person> approvers) {
      this(approvers, List.of());
    }

    /** The approvers as values for a {@link Sentence}, each with their reason if they gave one. */
    public List<Object> named() {
      return approvers.stream().map(this::withReason).toList();
    }

    private Object withReason(Person approver) {
      return reasons.stream()
          .filter(reason -> reason.by().equals(approver))
          .findFirst()
          .<Object>map(Reason::sentence)
          .orElse(approver);
    }
  }

  /** An approver's reason. */
  record Reason(Person by, String why) {
    private Sentence sentence() {
      return Sentence.of("approver.with-reason", "person", by).with("why", why);
    }
  }

  /** The policy requires no approval. */
  record Policy(String rule) implements Authority {}

  /** It is part of a parent request that was approved. */
  record Parent(RequestNumber parent) implements Authority {}
}
