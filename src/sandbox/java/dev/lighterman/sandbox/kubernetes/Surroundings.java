package dev.lighterman.sandbox.kubernetes;

import dev.lighterman.sandbox.world.Journal;
import dev.lighterman.sandbox.world.WorldClock;

/** What a cluster needs of the world around it. */
record Surroundings(WorldClock clock, Journal journal, ImagePulls pulls) {}
