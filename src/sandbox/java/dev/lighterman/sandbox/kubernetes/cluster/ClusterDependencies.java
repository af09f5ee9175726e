package dev.lighterman.sandbox.kubernetes.cluster;

import dev.lighterman.sandbox.kubernetes.node.ImagePuller;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.WorldClock;

/** What a cluster needs of the world around it. */
public record ClusterDependencies(WorldClock clock, EventLog eventLog, ImagePuller pulls) {}
