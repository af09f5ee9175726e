package dev.lighterman.slack.inbound;

/** What people come for. */
public record InboundServices(
    VisibleCommands handbook,
    QueryHandler questions,
    ChangeRequests asks,
    DecisionRecorder decisions,
    RequestViewer requests) {}
