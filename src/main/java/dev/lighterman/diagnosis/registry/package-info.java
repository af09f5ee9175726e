/** What can be wrong in Azure: with the cloud registry, the subscription and images. */
@NullMarked
package dev.lighterman.diagnosis.registry;

import org.jspecify.annotations.NullMarked;
