package dev.lighterman.value;

/**
 * Something that a person can do instead, as a button and as words to type.
 *
 * @param label what the button says
 * @param words the command's words, without the command itself
 */
public record SuggestedCommand(Sentence label, String words) {}
