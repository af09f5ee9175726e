package dev.lighterman.sandbox.http;

/**
 * The refusals of Azure and of registries whose codes no source has: the service refuses these as
 * well, but no recording or documentation says in which words. So codes and texts are the sandbox's
 * own, and no test of the bot may depend on them.
 */
public enum OwnRefusal {
  CONNECTED_REGISTRY_HAS_CHILDREN(409, "ConnectedRegistryHasChildren"),
  CONNECTED_REGISTRY_LIMIT_EXCEEDED(409, "ConnectedRegistryLimitExceeded"),
  CONNECTED_REGISTRY_UNAVAILABLE(503, "UNAVAILABLE"),
  DATA_ENDPOINT_DISABLED(400, "DataEndpointDisabled"),
  DATA_ENDPOINT_NOT_SUPPORTED(400, "DataEndpointNotSupported"),
  EXTENSION_OPERATION_FAILED(500, "ExtensionOperationFailed"),
  EXTENSION_OPERATION_IN_PROGRESS(409, "ExtensionOperationInProgress"),
  EXTENSION_TYPE_NOT_FOUND(400, "ExtensionTypeNotFound"),
  INVALID_AUTH_TYPE(400, "InvalidAuthType"),
  INVALID_CONNECTED_REGISTRY_NAME(400, "InvalidConnectedRegistryName"),
  INVALID_DURATION(400, "InvalidDuration"),
  INVALID_EXTENSION_VERSION(400, "InvalidExtensionVersion"),
  INVALID_IMPORT_SOURCE(400, "InvalidImportSource"),
  INVALID_LOG_LEVEL(400, "InvalidLogLevel"),
  INVALID_MODE(400, "InvalidMode"),
  INVALID_REGISTRY_NAME(400, "InvalidRegistryName"),
  INVALID_ROLE_ASSIGNMENT_REQUEST(400, "InvalidRoleAssignmentRequest"),
  INVALID_SCHEDULE(400, "InvalidSchedule"),
  INVALID_SCOPE_MAP_ACTIONS(400, "InvalidScopeMapActions"),
  INVALID_SCOPE_MAP_NAME(400, "InvalidScopeMapName"),
  INVALID_SKU(400, "InvalidSku"),
  INVALID_SYNC_TOKEN_PERMISSIONS(400, "InvalidSyncTokenPermissions"),
  INVALID_TOKEN_NAME(400, "InvalidTokenName"),
  MANIFEST_LOCKED(405, "UNSUPPORTED"),
  PARENT_CONNECTED_REGISTRY_NOT_FOUND(400, "ParentConnectedRegistryNotFound"),
  PATH_NOT_FOUND(404, "NOT_FOUND"),
  PROPERTY_CHANGE_NOT_ALLOWED(409, "PropertyChangeNotAllowed"),
  PUSH_NOT_ALLOWED(405, "UNSUPPORTED"),
  REGION_NOT_SUPPORTED(400, "RegionNotSupported"),
  SCOPE_MAP_IN_USE(409, "ScopeMapInUse"),
  SCOPE_MAP_NOT_FOUND(400, "ScopeMapNotFound"),
  SKU_DOWNGRADE_NOT_SUPPORTED(409, "SkuDowngradeNotSupported"),
  SYNC_TOKEN_IN_USE(409, "SyncTokenInUse"),
  SYSTEM_SCOPE_MAP(400, "SystemScopeMap"),
  TAG_ALREADY_EXISTS(409, "TagAlreadyExists"),
  TOKEN_IN_USE(409, "TokenInUse"),
  TOKEN_NOT_FOUND(400, "TokenNotFound"),
  TOKEN_OF_CREDENTIALS_NOT_FOUND(404, "TokenNotFound"),
  TOO_MANY_CLIENT_TOKENS(400, "TooManyClientTokens"),
  TOO_MANY_REPOSITORIES(400, "TooManyRepositories"),
  UNSUPPORTED_SKU(400, "UnsupportedSku");

  private final int status;
  private final String code;

  OwnRefusal(int status, String code) {
    this.status = status;
    this.code = code;
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }
}
