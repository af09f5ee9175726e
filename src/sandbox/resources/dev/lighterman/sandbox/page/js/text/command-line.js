import { h } from "../dom/h.js";

/** A command whose words stay whole where they can: a line may end before an option, not within it. */
export const commandWords = (command) =>
  command.split(/(\s+)/).map((part, at) => (at % 2 ? part : part && h("span", { class: "word" }, part)));

/** A command of one line. */
export const commandLine = (line) => h("code", { class: "command-line" }, commandWords(line));
