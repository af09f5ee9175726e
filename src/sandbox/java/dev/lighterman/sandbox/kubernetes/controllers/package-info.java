/** The controllers, each of which brings objects nearer to their spec. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.controllers;

import org.jspecify.annotations.NullMarked;
