package dev.lighterman.slack;

/** What people come for. */
record Conversations(
    Handbook handbook,
    Questions questions,
    Asks asks,
    Decisions decisions,
    RequestViews requests) {}
