package dev.lighterman.sandbox.control;

import dev.lighterman.sandbox.quickstart.Quickstart;
import dev.lighterman.sandbox.slack.SlackServer;
import dev.lighterman.sandbox.world.ActiveFaults;
import dev.lighterman.sandbox.world.EventLog;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.World;
import dev.lighterman.sandbox.world.WorldClock;
import java.net.URI;
import java.util.function.BiFunction;

/**
 * What the control API reads and changes.
 *
 * @param forward opens a port for a service IP of a cluster, given as cluster and address
 * @param suggestedCommand the command that the page suggests first
 * @param quickstart the commands that the suggested command replaces
 * @param commonFaults the faults that the page offers
 */
public record ControlTargets(
    SlackServer slack,
    World world,
    WorldClock clock,
    RequestLog log,
    ActiveFaults faults,
    EventLog eventLog,
    BotControl bot,
    BiFunction<String, String, URI> forward,
    String suggestedCommand,
    Quickstart quickstart,
    CommonFaults commonFaults) {}
