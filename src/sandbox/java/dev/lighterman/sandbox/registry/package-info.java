/** The data plane of the cloud registries: authentication, catalog, tags and manifests. */
@NullMarked
package dev.lighterman.sandbox.registry;

import org.jspecify.annotations.NullMarked;
