package dev.lighterman.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lighterman.sandbox.slack.SlackFace;
import dev.lighterman.sandbox.world.Faults;
import dev.lighterman.sandbox.world.Journal;
import dev.lighterman.sandbox.world.RequestLog;
import dev.lighterman.sandbox.world.WorldClock;
import java.util.function.Supplier;

/**
 * All that can be moved.
 *
 * @param world the registries, clusters and all that is in them, for the page
 */
public record Levers(
    SlackFace slack,
    WorldClock clock,
    RequestLog log,
    Faults faults,
    Journal journal,
    Plug bot,
    Supplier<ObjectNode> world) {}
