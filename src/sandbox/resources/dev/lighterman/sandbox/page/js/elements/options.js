const matches = (query) => (option) => option.text.text.toLowerCase().includes(query.trim().toLowerCase());

const group = (options) => [{ options }];

const channels = (_, at) =>
  group(at.names.channels().map((channel) => named(channel.id, `#${channel.name}`)));

const SOURCES = {
  static: (element) => staticGroups(element),
  users: (_, at) => group(at.names.people().map((person) => named(person.id, `@${person.real_name}`))),
  channels,
  conversations: channels,
};

const named = (value, text) => ({ value, text: { type: "plain_text", text } });

/** The options of a select for a query: its own, users, channels, or loaded from the bot. */
export async function optionsFor(element, at, query) {
  const kind = element.type.replace(/^multi_/, "").replace(/_select$/, "");
  if (kind === "external") return external(element, at, query);
  const groups = SOURCES[kind](element, at);
  return { groups: groups.map(({ label, options }) => ({ label, options: options.filter(matches(query)) })) };
}

/** A stored value as an option: users and channels are stored only by id. */
export function asOption(value, names) {
  if (value === undefined || value === null || typeof value !== "string") return value;
  return named(value, names.label(value));
}

async function external(element, at, query) {
  const least = element.min_query_length ?? 3;
  if (query.length < least) return { sentence: at.names.words.atLeast(least) };
  return at.options(element, query);
}

function staticGroups({ options, option_groups: groups }) {
  if (options) return group(options);
  return groups.map(({ label, options: inside }) => ({ label: label.text, options: inside }));
}
