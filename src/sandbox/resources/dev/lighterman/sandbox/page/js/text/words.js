const NBSP = "\u00a0";

/** Slack's own words, by language. The names of the person, the app and the channel are given. */
const WORDS = {
  en: {
    apps: "Apps",
    appPages: "The app's pages",
    atLeast: (letters) => `Type ${letters === 1 ? "a letter" : `${letters} letters`} to search`,
    back: "Go back",
    beginning: (channel) => `This is the beginning of #${channel}.`,
    between: (bot) => `This is between you and ${bot}.`,
    cannotShow: "This block cannot be shown here.",
    channels: "Channels",
    choose: "Choose…",
    close: "Close",
    closeThread: "Close the thread",
    date: "Date",
    edited: "edited",
    editedAt: (moment) => `Edited ${moment}`,
    file: "File",
    home: "Home",
    lastReply: (time) => `Last reply at ${time}`,
    message: (place) => `Message ${place}`,
    messages: "Messages",
    moreActions: "More actions",
    moreActionsFor: (title) => `More actions for ${title}`,
    newMessages: "Show new messages",
    noMatches: "No matches",
    notIn: (bot) => `${bot} is not in it.`,
    onlyYou: "Only visible to you",
    optional: "(optional)",
    preformatted: "Preformatted text",
    remove: (option) => `Remove ${option}`,
    replies: (count) => (count === 1 ? "1 reply" : `${count} replies`),
    repliesTitle: "Replies",
    searching: "Searching…",
    send: "Send",
    table: (columns) => `Table: ${columns}`,
    tableOf: (rows, columns) => `Table of ${rows} ${rows === 1 ? "row" : "rows"}: ${columns}`,
    thread: "Thread",
    time: "Time",
  },
  fr: {
    apps: "Applications",
    appPages: "Les pages de l’application",
    atLeast: (letters) => `Saisissez ${letters === 1 ? "une lettre" : `${letters} lettres`} pour rechercher`,
    back: "Retour",
    beginning: (channel) => `Ceci est le début de #${channel}.`,
    between: (bot) => `Cette conversation est entre vous et ${bot}.`,
    cannotShow: "Ce bloc ne peut pas être affiché ici.",
    channels: "Canaux",
    choose: "Choisir…",
    close: "Fermer",
    closeThread: "Fermer le fil",
    date: "Date",
    edited: "modifié",
    editedAt: (moment) => `Modifié le ${moment}`,
    file: "Fichier",
    home: "Accueil",
    lastReply: (time) => `Dernière réponse à ${time}`,
    message: (place) => `Envoyer un message à ${place}`,
    messages: "Messages",
    moreActions: "Plus d’actions",
    moreActionsFor: (title) => `Plus d’actions pour ${title}`,
    newMessages: "Afficher les nouveaux messages",
    noMatches: "Aucun résultat",
    notIn: (bot) => `${bot} n’en est pas membre.`,
    onlyYou: "Visible par vous uniquement",
    optional: "(facultatif)",
    preformatted: "Texte préformaté",
    remove: (option) => `Supprimer ${option}`,
    replies: (count) => (count < 2 ? `${count} réponse` : `${count} réponses`),
    repliesTitle: "Réponses",
    searching: "Recherche…",
    send: "Envoyer",
    table: (columns) => `Tableau${NBSP}: ${columns}`,
    tableOf: (rows, columns) => `Tableau de ${rows} ${rows < 2 ? "ligne" : "lignes"}${NBSP}: ${columns}`,
    thread: "Fil",
    time: "Heure",
  },
};

/** The language of a locale such as fr-FR. */
export const languageOf = (locale) => locale?.split("-")[0];

/** Slack's words for a person; English if it has none in their language. */
export const wordsFor = (locale) => WORDS[languageOf(locale)] ?? WORDS.en;

const SMALL_WORDS = {
  en: /(?<!\p{L})(the|is|are|was|of|and|to|for|in|on|it|not|nothing|you|your|that|with|needs)(?!\p{L})/giu,
  fr: /(?<!\p{L})(le|la|les|l|est|sont|a été|de|du|des|d|et|à|au|pour|dans|en|ne|rien|vous|votre|que|avec|une)(?!\p{L})/giu,
};

/**
 * The language of a message, by its small words: Slack doesn't say which it is, and a person reads
 * messages in several. None if that is not to be told.
 */
export function languageOfText(text) {
  const [[first, most], [, next]] = Object.entries(SMALL_WORDS)
    .map(([language, small]) => [language, text?.match(small)?.length ?? 0])
    .sort(([, one], [, other]) => other - one);
  return most > next ? first : undefined;
}
