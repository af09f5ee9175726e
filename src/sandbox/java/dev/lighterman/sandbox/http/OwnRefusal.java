package dev.lighterman.sandbox.http;

/**
 * The refusals of Azure and of registries whose codes no source has: the service refuses these as
 * well, but no recording or documentation says in which words. So the codes are the sandbox's own,
 * and most texts, and no test of the bot may depend on them.
 */
public enum OwnRefusal {
  CONNECTED_REGISTRY_HAS_CHILDREN(
      409,
      "ConnectedRegistryHasChildren",
      "The connected registry %s can't be deleted because it has the child %s. Please delete the child first."),
  CONNECTED_REGISTRY_LIMIT_EXCEEDED(
      409,
      "ConnectedRegistryLimitExceeded",
      "The registry %s already has the maximum of %d connected registries."),
  CONNECTED_REGISTRY_UNAVAILABLE(503, "UNAVAILABLE", "no pod of the connected registry runs"),
  DATA_ENDPOINT_DISABLED(
      400,
      "DataEndpointDisabled",
      "Can't create the connected registry '%s' because the cloud registry '%s' data endpoint is disabled. Dedicated data endpoints must be enabled to use connected registries."),
  DATA_ENDPOINT_NOT_SUPPORTED(
      400,
      "DataEndpointNotSupported",
      "Dedicated data endpoints are not supported for the SKU %s. For more information, please visit https://aka.ms/acr/dedicated-data-endpoints."),
  /** In the words of Helm. */
  EXTENSION_OPERATION_FAILED(500, "ExtensionOperationFailed", Source.DOCUMENTED, "%s"),
  EXTENSION_OPERATION_IN_PROGRESS(
      409, "ExtensionOperationInProgress", "The extension %s can't be changed while it is %s."),
  EXTENSION_TYPE_NOT_FOUND(
      400,
      "ExtensionTypeNotFound",
      "The extension type '%s' is not registered for cluster type connectedClusters."),
  INVALID_AUTH_TYPE(
      400,
      "InvalidAuthType",
      "A managed identity takes a registry with the roleAssignmentMode 'AbacRepositoryPermissions', a user-assigned identity and no parent connected registry."),
  INVALID_CONNECTED_REGISTRY_NAME(
      400,
      "InvalidConnectedRegistryName",
      "The connected registry name '%s' is invalid. It must be 5 to 50 alphanumeric characters."),
  INVALID_DURATION(400, "InvalidDuration", "The %s '%s' is invalid. It must be between %s and %s."),
  INVALID_EXTENSION_VERSION(
      400,
      "InvalidExtensionVersion",
      Source.DOCUMENTED,
      "To pin to specific version, auto-upgrade-minor-version must be set to 'false'."),
  INVALID_IMPORT_SOURCE(
      400,
      "InvalidImportSource",
      "Source cannot be found. Please provide a valid image and source registry or a fully qualified source."),
  INVALID_LOG_LEVEL(400, "InvalidLogLevel", "The log level '%s' is invalid."),
  INVALID_MODE(400, "InvalidMode", "The mode '%s' is invalid."),
  INVALID_REGISTRY_NAME(
      400, "InvalidRegistryName", "The registry name '%s' must be 5 to 50 letters and digits."),
  INVALID_ROLE_ASSIGNMENT_REQUEST(400, "InvalidRoleAssignmentRequest", "The %s is missing."),
  INVALID_SCHEDULE(400, "InvalidSchedule", "The schedule '%s' is not a valid cron expression."),
  INVALID_SCOPE_MAP_ACTIONS(400, "InvalidScopeMapActions", "The scope map action '%s' is invalid."),
  INVALID_SCOPE_MAP_NAME(
      400,
      "InvalidScopeMapName",
      "The %s name '%s' is invalid. It must be 5 to 50 characters of %s."),
  INVALID_SKU(400, "InvalidSku", "The SKU '%s' is invalid."),
  INVALID_SYNC_TOKEN_PERMISSIONS(
      400, "InvalidSyncTokenPermissions", "The sync token %s does not have the permission '%s'."),
  INVALID_TOKEN_NAME(
      400, "InvalidTokenName", "The %s name '%s' is invalid. It must be 5 to 50 characters of %s."),
  MANIFEST_LOCKED(
      405,
      "UNSUPPORTED",
      Source.DOCUMENTED,
      "The operation is disallowed on this registry, repository or image. View troubleshooting steps at https://aka.ms/acr/faq/#why-does-my-pull-or-push-request-fail-with-disallowed-operation"),
  PARENT_CONNECTED_REGISTRY_NOT_FOUND(
      400,
      "ParentConnectedRegistryNotFound",
      "The parent connected registry '%s' could not be found."),
  PATH_NOT_FOUND(404, "NOT_FOUND", "404 page not found"),
  PROPERTY_CHANGE_NOT_ALLOWED(
      409, "PropertyChangeNotAllowed", "The %s of the connected registry %s can't be changed."),
  PUSH_NOT_ALLOWED(
      405, "UNSUPPORTED", Source.DOCUMENTED, "This operation is not allowed on this registry."),
  READ_WRITE_BELOW_READ_ONLY(
      400, "InvalidMode", "A ReadWrite connected registry can't have the ReadOnly parent '%s'."),
  REGION_NOT_SUPPORTED(
      400,
      "RegionNotSupported",
      Source.DOCUMENTED,
      "The resource type 'connectedRegistries' is not supported in this region."),
  SCOPE_MAP_IN_USE(409, "ScopeMapInUse", "The scope map %s is being used by tokens: %s."),
  SCOPE_MAP_NOT_FOUND(400, "ScopeMapNotFound", "The scope map '%s' could not be found."),
  SKU_DOWNGRADE_NOT_SUPPORTED(
      409,
      "SkuDowngradeNotSupported",
      "The SKU of the registry %s can't be changed to %s while it has connected registries."),
  SYNC_TOKEN_IN_USE(
      409,
      "SyncTokenInUse",
      "The token %s is already the sync token of the connected registry %s."),
  SYSTEM_SCOPE_MAP(400, "SystemScopeMap", "The system defined scope map %s can't be changed."),
  TAG_ALREADY_EXISTS(
      409, "TagAlreadyExists", Source.DOCUMENTED, "Tag %s:%s already exists in target registry."),
  TOKEN_IN_USE(
      409,
      "TokenInUse",
      "The token %s can't be deleted because it is the sync token of the connected registry %s. Please delete the connected registry first."),
  TOKEN_NOT_FOUND(400, "TokenNotFound", "The token '%s' could not be found."),
  TOKEN_OF_CREDENTIALS_NOT_FOUND(404, "TokenNotFound", "The token '%s' could not be found."),
  TOO_MANY_CLIENT_TOKENS(
      400, "TooManyClientTokens", "A connected registry can't have more than %d client tokens."),
  TOO_MANY_REPOSITORIES(
      400, "TooManyRepositories", "A scope map can't hold more than %d repositories."),
  UNSUPPORTED_SKU(
      400,
      "UnsupportedSku",
      "%s are not supported for the SKU %s. Please upgrade the registry %s to Premium. For more information, please visit https://aka.ms/acr/tiers.");

  /** Who words a text. */
  private enum Source {
    SANDBOX,
    DOCUMENTED
  }

  private final int status;
  private final String code;
  private final Source source;
  private final String text;

  OwnRefusal(int status, String code, String text) {
    this(status, code, Source.SANDBOX, text);
  }

  OwnRefusal(int status, String code, Source source, String text) {
    this.status = status;
    this.code = code;
    this.source = source;
    this.text = text;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** Whether the text is the sandbox's own as well. */
  public boolean hasOwnText() {
    return source == Source.SANDBOX;
  }

  /** The text before its values are inserted. */
  public String template() {
    return text;
  }

  public String text(Object... values) {
    return text.formatted(values);
  }
}
