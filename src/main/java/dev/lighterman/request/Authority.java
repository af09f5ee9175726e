package dev.lighterman.request;

import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.util.List;

/** By what right an approved request runs. */
public sealed interface Authority {
  /** People approved it. */
  record Votes(List<Person> approvers) implements Authority {
    public Votes {
      approvers = List.copyOf(approvers);
    }
  }

  /** The policy asks for no second person. */
  record Policy(String rule) implements Authority {}

  /** It is part of an approved whole. */
  record Parent(RequestNumber parent) implements Authority {}
}
