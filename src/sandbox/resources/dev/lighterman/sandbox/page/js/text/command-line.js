import { h } from "../dom/h.js";

/** A command that wraps before options, not within them. */
export const commandWords = (command) =>
  command.split(/(\s+)/).map((part, at) => (at % 2 ? part : part && h("span", { class: "word" }, part)));

/** A command on one line. */
export const commandLine = (line) => h("code", { class: "command-line" }, commandWords(line));
