package dev.lighterman.settings;

/** Everything that the bot is told at its start. */
public record Settings(
    SlackSettings slack,
    AzureSettings azure,
    KubernetesSettings kubernetes,
    StoreSettings store,
    ServerSettings server,
    PolicySettings policy,
    SiteSettings sites) {}
