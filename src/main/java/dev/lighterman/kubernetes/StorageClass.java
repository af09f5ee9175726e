package dev.lighterman.kubernetes;

/** A kind of storage that a cluster offers. */
public record StorageClass(String name, boolean isDefault) {}
