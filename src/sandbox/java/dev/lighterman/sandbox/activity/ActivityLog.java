package dev.lighterman.sandbox.activity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** The changes of Azure's resources by people and programs; keeps the newest 5000. */
public final class ActivityLog {

  /** Who does what a fault stands for. */
  public static final String SOMEBODY = "somebody@harbour.example";

  private static final int CAPACITY = 5_000;

  private final InstantSource clock;
  private final Deque<Activity> activities = new ArrayDeque<>();

  public ActivityLog(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * One change, or the attempt at it.
   *
   * @param caller the sign-in name of a person, or a program's id
   * @param operation such as {@code Microsoft.ContainerRegistry/registries/write}
   * @param status as HTTP has it
   */
  public record Activity(
      String id, Instant at, String caller, String operation, String resource, int status) {}

  /** Records one that has just happened. */
  public synchronized void append(String caller, String operation, String resource, int status) {
    if (activities.size() == CAPACITY) {
      activities.removeLast();
    }
    activities.addFirst(
        new Activity(
            UUID.randomUUID().toString(), clock.instant(), caller, operation, resource, status));
  }

  /** All of them, the newest first. */
  public synchronized List<Activity> newestFirst() {
    return List.copyOf(activities);
  }
}
