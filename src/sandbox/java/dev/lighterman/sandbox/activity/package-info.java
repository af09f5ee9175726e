/** What Azure's activity log keeps: who changed which resource, and when. */
@NullMarked
package dev.lighterman.sandbox.activity;

import org.jspecify.annotations.NullMarked;
