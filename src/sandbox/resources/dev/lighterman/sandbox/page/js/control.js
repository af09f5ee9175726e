/** The client of the control API. */
export const control = {
  state: () => ask("GET", "state"),
  log: () => ask("GET", "log"),
  message: (words) => press("message", words),
  home: (viewer) => press("home", viewer),
  slash: (command) => press("slash", command),
  action: (click) => press("action", click),
  submit: (form) => press("submit", form),
  close: (view) => press("close", view),
  options: (typed) => ask("POST", "options", typed),
  unplug: () => press("bot", { kill: true }),
  plugIn: () => press("bot", { start: true }),
  speed: (speed) => press("speed", { speed }),
  breakDown: (fault) => press("fault", fault),
  mend: (fault) => press("fault", fault, "DELETE"),
  mendEverything: () => press("fault", undefined, "DELETE"),
  reset: () => press("reset", {}),

  /** Calls back at each change of the sandbox, and when the connection is lost or restored. */
  watch({ changed, lost }) {
    const events = new EventSource("control/events");
    events.addEventListener("change", changed);
    events.addEventListener("open", changed);
    events.addEventListener("error", lost);
  },
};

let before = Promise.resolve();

/** Sends actions one after the other, to keep their order. */
function press(call, body, method = "POST") {
  const turn = before.then(() => ask(method, call, body));
  before = turn.catch(() => {});
  return turn;
}

async function ask(method, call, body) {
  const response = await fetch(`control/${call}`, {
    method,
    headers: body && { "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(answer.error ?? `The sandbox answered ${response.status}.`);
  return answer;
}

const TROUBLES = {
  operation_timeout: () => "Lighterman did not answer within 3 seconds, so Slack gave up waiting.",
  dispatch_failed: ({ status }) =>
    status ? `Lighterman answered with HTTP ${status}.` : "Lighterman is not answering. Is it plugged in?",
  invalid_input: () => null,
};

/** A sentence about a failed delivery to the bot; nothing if it succeeded. */
export function trouble(reply) {
  if (!reply.error) return null;
  return TROUBLES[reply.error]
    ? TROUBLES[reply.error](reply)
    : `Slack refused Lighterman's answer: ${reply.error}`;
}
