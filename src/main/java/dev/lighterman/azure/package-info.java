/** The Azure client, with types of our own; no other package uses the Azure SDK. */
@NullMarked
package dev.lighterman.azure;

import org.jspecify.annotations.NullMarked;
