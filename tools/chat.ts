import { chat } from '../bots/terminal/chat.ts';
import { answers, distantTalk, nearTalk, type Talk } from '../bots/terminal/talk.ts';
import { start } from '../main.ts';
import { readConfig } from '../platform/config/env.ts';
import { SenimError } from '../platform/errors.ts';
import { createLog } from '../platform/log.ts';

/** `npm run chat`: talks to the assistant at `PORT`; where nobody answers, runs it here on `DATA_DIR`. */
async function run(): Promise<void> {
  const config = readConfig({ heldDay: 'allowed' });
  const url = `http://localhost:${config.port}`;
  await using opened = new AsyncDisposableStack();
  const talk = (await answers(url)) ? distantTalk(url) : await near();
  const { stdin: input, stdout: output } = process;
  await chat({ talk, input, output, folder: process.cwd() });

  async function near(): Promise<Talk> {
    // The window belongs to the conversation: nothing is logged into it.
    const log = createLog(() => {});
    const running = opened.use(await start(config, { parts: ['terminal'], notice: null, log }));
    if (running.terminal === null) throw new TypeError('nobody to talk to');
    return nearTalk(running.terminal, config.publicUrl ?? url);
  }
}

try {
  await run();
} catch (error) {
  console.error(
    error instanceof SenimError ? error.message : 'The assistant could not be started.',
  );
  process.exitCode = 1;
}
