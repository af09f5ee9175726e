package dev.lighterman.kubernetes;

/** A storage class of a cluster. */
public record StorageClass(String name, boolean isDefault) {}
