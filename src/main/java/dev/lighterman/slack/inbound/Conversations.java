package dev.lighterman.slack.inbound;

/** What people come for. */
public record Conversations(
    Handbook handbook,
    Questions questions,
    Asks asks,
    Decisions decisions,
    RequestViews requests) {}
