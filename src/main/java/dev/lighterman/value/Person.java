package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A person in Slack, by user id; names change, ids do not. */
public record Person(@JsonValue String id) {
  private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{2,20}");

  @JsonCreator
  public Person {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not an id like U0123ABCD: " + id);
    }
  }

  /** The person with this id; empty if it is no id. */
  public static Optional<Person> of(String id) {
    return ID.matcher(id).matches() ? Optional.of(new Person(id)) : Optional.empty();
  }

  @Override
  public String toString() {
    return id;
  }
}
