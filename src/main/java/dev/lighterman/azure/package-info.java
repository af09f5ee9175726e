/** What we ask of Azure, in our words; no other package knows its SDK. */
@NullMarked
package dev.lighterman.azure;

import org.jspecify.annotations.NullMarked;
