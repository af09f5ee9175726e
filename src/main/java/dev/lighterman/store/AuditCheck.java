package dev.lighterman.store;

import java.util.Optional;

/**
 * What a check of the audit's chain found.
 *
 * @param intact how many rows are as they were written, from the first on
 * @param firstBroken the position of the first row that was changed or is missing; empty if none
 */
public record AuditCheck(long intact, Optional<Long> firstBroken) {}
