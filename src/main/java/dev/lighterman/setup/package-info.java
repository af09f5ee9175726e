/**
 * What has to be pasted elsewhere before the bot can work: manifests, roles and a first
 * configuration.
 */
@NullMarked
package dev.lighterman.setup;

import org.jspecify.annotations.NullMarked;
