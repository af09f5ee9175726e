package dev.lighterman.operation;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.StoredDeployments;
import dev.lighterman.store.Claims;
import dev.lighterman.store.Requests;

/** Where operations look. */
public record World(
    Azure azure,
    Clusters clusters,
    Inventory inventory,
    StoredDeployments stored,
    Requests requests,
    Claims claims,
    Ballots ballots) {}
