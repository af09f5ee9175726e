package dev.lighterman.benchmark;

/** What a figure is measured by: taken in the same run, on the same machine. */
record ReferenceMeasurement(String name, Quantity amount) {}
