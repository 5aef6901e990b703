import { start } from '../../main.ts';
import { readConfig } from '../../platform/config/env.ts';
import { dieAsOrdered } from './orders.ts';

// Run as a process of its own: the public side on a free port of this machine, until a signal ends it.
const [dataDir = '', orders = ''] = process.argv.slice(2);
const stopping = Promise.withResolvers<void>();
process.once('SIGTERM', () => stopping.resolve());
const settings = { HOST: '127.0.0.1', PORT: '0', CONSOLE_PORT: '0', DATA_DIR: dataDir };
await using running = await start(readConfig({ heldDay: 'refused' }, settings), {
  parts: ['web'],
  notice: null,
  warmsSearch: false,
  onStep: dieAsOrdered(orders),
});
process.stdout.write(`${running.localUrl}\n`);
await stopping.promise;
