import { createServer } from "node:http";

const plain = (text) => ({ type: "plain_text", text });
const section = (text, more) => ({ type: "section", text: { type: "mrkdwn", text }, ...more });
const button = (label, action_id, more) => ({
  type: "button",
  text: plain(label),
  action_id,
  value: "1",
  ...more,
});
const options = (...values) => values.map((value) => ({ text: plain(value), value }));

const SURE = {
  title: plain("Remove it?"),
  text: plain("It is gone then."),
  confirm: plain("Remove"),
  deny: plain("Keep"),
};

const ASKED = { ...SURE, title: plain("Approve it?"), text: plain("It starts then."), confirm: plain("Yes") };

const card = (title, ...elements) => [
  { type: "header", text: plain(title) },
  { type: "actions", elements },
];

/** A request; `decide` makes a run of it, which has other buttons. */
export const REQUEST = card(
  "🟡 R7 · Deploy to store-104 · needs approval",
  button("Decide", "decide", { style: "primary" }),
  button("Ask", "ask"),
  {
    type: "overflow",
    action_id: "more",
    options: options("az commands", "Withdraw", "Hand over"),
  },
);
const RUN = card("🔵 R7 · Deploy to store-104 · step 1 of 2", button("Stop", "stop", { confirm: SURE }));
export const DONE = card("🟢 R7 · done", button("Show", "show"));

/** What waits for one person. */
export const FOR_BEN = [
  ...card("🟡 R8 · Deploy to store-105 · needs approval", button("Decide", "decide", { style: "primary" })),
  section("<@U02APPROVER> decides"),
];

/** One message with something of everything in it. */
export const GALLERY = [
  { type: "header", text: plain("A gallery") },
  section(
    "*bold* _slanted_ ~gone~ `code` <https://example.com/a?b=1&amp;c=2|a link> <@U02APPROVER> <!subteam^S01LEADS> :ship:",
  ),
  section("&lt;img src=x onerror=alert(1)&gt; <javascript:alert(1)|no link>"),
  {
    type: "section",
    fields: [
      { type: "mrkdwn", text: "*Mode*\nReadOnly" },
      { type: "mrkdwn", text: "*Range*\n10.0.0.0/16" },
    ],
  },
  {
    type: "table",
    rows: [
      ["NAME", "STATE", "LOGIN SERVER", "CONNECTION STRING"],
      ["store101", "Online", "myacrregistry.azurecr.io", `ConnectedRegistryName=${"store101".repeat(20)}`],
    ].map((row) => row.map((text) => ({ type: "raw_text", text }))),
  },
  section(`\`\`\`az acr connected-registry create ${"--repository hello-world ".repeat(8)}\`\`\``),
  section("Where to?", {
    accessory: {
      type: "static_select",
      action_id: "site",
      placeholder: plain("Choose a site"),
      options: options("store-101", "store-102"),
    },
  }),
  {
    type: "actions",
    elements: [
      button("Form…", "form"),
      button("Show all", "long"),
      button("Remove", "remove", { style: "danger", confirm: SURE }),
      button("Approve", "approve", { style: "primary", confirm: ASKED }),
    ],
  },
];

const SKELETON = {
  type: "modal",
  callback_id: "form",
  title: plain("Deploy"),
  blocks: [section("Looking around…")],
};

const FORM = {
  ...SKELETON,
  submit: plain("Create plan"),
  blocks: [
    {
      type: "input",
      block_id: "repos",
      label: plain("Repositories"),
      element: { type: "multi_external_select", action_id: "repos", min_query_length: 0 },
    },
    {
      type: "input",
      block_id: "ip",
      label: plain("Service IP"),
      element: { type: "plain_text_input", action_id: "ip" },
    },
  ],
};

/** The form once the bot has chosen an address, in an element of its own. */
const filledIn = (ip) => {
  const element = { type: "plain_text_input", action_id: `ip-${ip}`, initial_value: ip };
  return { ...FORM, blocks: [FORM.blocks[0], { ...FORM.blocks[1], element }] };
};

/** An answer, a long one to `long`. */
const answerTo = ({ action_id }) =>
  [`You chose ${action_id}`, ...(action_id === "long" ? [...Array(60).keys()].map((line) => `line ${line}`) : [])].join("\n");

/** A bot that does just enough to try every part of the page; what reaches it is kept in `heard`. */
export class StandInBot {
  heard = [];
  #opened;
  #server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    const answer = await this.#hear(
      form.has("payload") ? JSON.parse(form.get("payload")) : Object.fromEntries(form),
    );
    response.writeHead(200, { "content-type": "application/json" }).end(answer ? JSON.stringify(answer) : "");
  });

  listen() {
    return new Promise((ready) =>
      this.#server.listen(Number(process.env.LIGHTERMAN_PORT), process.env.LIGHTERMAN_BIND, ready),
    );
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async call(method, body) {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      authorization: `Bearer ${process.env.SLACK_BOT_TOKEN}`,
    };
    const response = await fetch(process.env.SLACK_API_URL + method, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!answer.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async #hear(said) {
    this.heard.push(said);
    if (said.command) return { response_type: "ephemeral", text: `You typed ${said.text}` };
    if (said.type === "block_suggestion")
      return {
        options: options("hello-world", "pos", "menu").filter(({ value }) => value.includes(said.value)),
      };
    if (said.type === "view_submission") return this.#submitted(said.view.state.values);
    if (said.actions?.[0].action_id === "form") await this.#openForm(said);
    else if (said.actions?.[0].action_id === "decide") await this.#run(said);
    else if (said.actions)
      await this.call("chat.postEphemeral", {
        channel: said.channel.id,
        user: said.user.id,
        text: answerTo(said.actions[0]),
      });
    return null;
  }

  /** As bots do that have to look things up first: at once, and filled in later. */
  async #openForm({ trigger_id }) {
    const { view } = await this.call("views.open", { trigger_id, view: SKELETON });
    this.#opened = view.id;
    await this.call("views.update", { view_id: view.id, view: FORM });
  }

  /** Fills in the address of the form that was opened last. */
  fillsIn(ip) {
    return this.call("views.update", { view_id: this.#opened, view: filledIn(ip) });
  }

  #run({ channel, message }) {
    return this.call("chat.update", { channel: channel.id, ts: message.ts, text: "R7 runs", blocks: RUN });
  }

  #submitted({ ip, repos }) {
    if (!ip.ip.value.startsWith("10.0."))
      return { response_action: "errors", errors: { ip: "That is outside of 10.0.0.0/16." } };
    this.call("chat.postMessage", {
      channel: "C01EDGEOPS",
      text: `Plan for ${repos.repos.selected_options.map(({ value }) => value).join(" and ")} at ${ip.ip.value}`,
    });
    return null;
  }
}
