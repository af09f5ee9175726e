package dev.lighterman.slack.inbound;

/** What people come for. */
public record InboundServices(
    VisibleCommands visibleCommands,
    QueryHandler queries,
    ChangeRequests changeRequests,
    DecisionRecorder decisions,
    RequestViewer requests) {}
