package dev.lighterman.azure;

import java.time.Instant;

/**
 * One change of a resource, as Azure's activity log has it.
 *
 * @param at on Azure's clock
 * @param caller the sign-in name of a person, or a program's id
 * @param operation such as {@code Microsoft.ContainerRegistry/registries/tokens/write}
 * @param resource the id of the resource, in whatever case it was typed
 * @param succeeded false if it was refused, or is not known to have ended
 * @param ours whether the bot did it
 */
public record Activity(
    Instant at,
    String caller,
    String operation,
    String resource,
    boolean succeeded,
    boolean ours) {}
