/** The connection to Azure Resource Manager: sign-in, requests, errors and throttling. */
@NullMarked
package dev.lighterman.azure.arm;

import org.jspecify.annotations.NullMarked;
