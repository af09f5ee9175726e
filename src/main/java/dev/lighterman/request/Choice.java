package dev.lighterman.request;

import dev.lighterman.value.Sentence;

/**
 * A value that the plan uses, with its source.
 *
 * @param option the option's canonical long name
 * @param source why this value, such as <em>lowest free</em> or <em>as you typed</em>
 * @param typed whether the asker gave it in so many words
 */
public record Choice(String option, String value, Sentence source, boolean typed) {}
