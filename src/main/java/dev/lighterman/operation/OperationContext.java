package dev.lighterman.operation;

import dev.lighterman.azure.Azure;
import dev.lighterman.kubernetes.Clusters;
import dev.lighterman.site.Inventory;
import dev.lighterman.site.SiteRecords;
import dev.lighterman.store.AuditLog;
import dev.lighterman.store.Claims;
import dev.lighterman.store.FirstSeen;
import dev.lighterman.store.Requests;
import dev.lighterman.value.InteractionTimeouts;
import java.time.InstantSource;

/** The services that operations read from. */
public record OperationContext(
    Azure azure,
    Clusters clusters,
    Inventory inventory,
    SiteRecords siteRecords,
    Requests requests,
    Claims claims,
    FirstSeen firstSeen,
    AuditLog audit,
    RequestFilters requestFilters,
    InteractionTimeouts timeouts,
    InstantSource clock) {}
