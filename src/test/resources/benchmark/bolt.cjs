// Slack's own framework, with an append to a file that is on the disk before the acknowledgement.
const fs = require('node:fs/promises');
const { App } = require('@slack/bolt');

const app = new App({
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  authorize: async () => ({ botToken: 'xoxb-none', botId: 'B00LIGHTER', botUserId: 'U00LIGHTER' }),
});

(async () => {
  const journal = await fs.open(process.env.JOURNAL, 'a');
  app.command('/registry', async ({ command, ack }) => {
    if (command.text === 'help') {
      await ack({ response_type: 'ephemeral', text: 'help '.repeat(400) });
      return;
    }
    await journal.write(JSON.stringify(command) + '\n');
    await journal.sync();
    await ack();
  });
  await app.start({ port: Number(process.env.LIGHTERMAN_PORT), host: '127.0.0.1' });
})();
