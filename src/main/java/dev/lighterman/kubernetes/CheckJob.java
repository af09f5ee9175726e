package dev.lighterman.kubernetes;

import org.jspecify.annotations.Nullable;

/**
 * The state of a Job that pulls an image.
 *
 * @param ours whether the bot created it, in this or an earlier run
 * @param request the mark of the request that it was created for; null where it is not ours
 * @param deleting whether it is being deleted
 * @param finished whether it has completed or failed and creates no more pods
 */
public record CheckJob(
    String image, boolean ours, @Nullable String request, boolean deleting, boolean finished) {}
