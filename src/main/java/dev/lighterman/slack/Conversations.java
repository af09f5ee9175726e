package dev.lighterman.slack;

/** What people come for. */
record Conversations(Questions questions, Asks asks, Decisions decisions, RequestViews requests) {}
