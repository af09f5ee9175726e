package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.quickstart.Quickstart;
import dev.lighterman.sandbox.slack.SlackFace;
import dev.lighterman.sandbox.world.Faults;
import dev.lighterman.sandbox.world.Journal;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.World;
import dev.lighterman.sandbox.world.WorldClock;

/**
 * All that can be seen and moved.
 *
 * @param suggestion a line to begin with
 * @param quickstart what the suggestion spares one
 * @param commonFaults what a person is offered to break
 */
public record Levers(
    SlackFace slack,
    World world,
    WorldClock clock,
    RequestLog log,
    Faults faults,
    Journal journal,
    Plug bot,
    String suggestion,
    Quickstart quickstart,
    CommonFaults commonFaults) {}
