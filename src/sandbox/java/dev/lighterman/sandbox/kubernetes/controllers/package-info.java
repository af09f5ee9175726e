/** The controllers, each of which brings objects nearer to what they ask for. */
@NullMarked
package dev.lighterman.sandbox.kubernetes.controllers;

import org.jspecify.annotations.NullMarked;
