package dev.lighterman.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A repository of a registry, such as {@code pos} or {@code mcr/hello-world}. */
public record Repository(@JsonValue String name) implements Comparable<Repository> {
  @JsonCreator
  public Repository {
    if (!name.matches("[a-z0-9]+(?:(?:\\.|_|__|-+|/)[a-z0-9]+)*") || name.length() > 255) {
      throw new IllegalArgumentException("not a repository's name: " + name);
    }
  }

  @Override
  public int compareTo(Repository that) {
    return name.compareTo(that.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
