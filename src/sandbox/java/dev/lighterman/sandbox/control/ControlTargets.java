package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.quickstart.Quickstart;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.EventLog;
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
public record ControlTargets(
    SlackServer slack,
    World world,
    WorldClock clock,
    RequestLog log,
    ActiveFaults faults,
    EventLog eventLog,
    BotControl bot,
    String suggestedCommand,
    Quickstart quickstart,
    CommonFaults commonFaults) {}
