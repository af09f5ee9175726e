package dev.lighterman.sandbox.kubernetes.cluster;

import dev.lighterman.sandbox.kubernetes.node.ImagePulls;
import dev.lighterman.sandbox.world.Journal;
import dev.lighterman.sandbox.world.WorldClock;

/** What a cluster needs of the world around it. */
public record Surroundings(WorldClock clock, Journal journal, ImagePulls pulls) {}
