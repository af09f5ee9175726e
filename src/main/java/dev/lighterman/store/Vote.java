package dev.lighterman.store;

import dev.lighterman.request.PlanHash;
import dev.lighterman.value.Person;
import dev.lighterman.value.RequestNumber;
import java.time.Instant;

/**
 * A person's approval of one plan of a request.
 *
 * @param why the person's reason; may be empty
 */
public record Vote(RequestNumber number, PlanHash plan, Person person, String why, Instant at) {}
