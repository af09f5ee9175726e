/** The cloud registries' own side: sign-in, catalogue, tags and manifests. */
@NullMarked
package dev.lighterman.sandbox.registry;

import org.jspecify.annotations.NullMarked;
