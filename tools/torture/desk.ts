import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { hex } from '../../platform/crypto/bytes.ts';
import type { CrashStep } from '../../storage/filing-step.ts';
import type { Body } from './body.ts';
import { childEnvironment } from './child-environment.ts';
import { doDeskAct, type DeskAct, type DeskWork } from './desk-act.ts';
import { order, reached } from './orders.ts';

/** The officer's side, beside the house. */
export interface Desk {
  /** Does the act in a process that dies at `step`. Throws when it did not come there. */
  readonly killAt: (step: CrashStep, act: DeskAct) => Promise<void>;
  /** Does the act; what returned is acknowledged. */
  readonly insist: (act: DeskAct) => Promise<void>;
  /** What the processes wrote to standard output and error. */
  readonly said: () => Buffer;
}

const entry = fileURLToPath(new URL('desk-process.ts', import.meta.url));

export function deskAt(
  { keys, officer }: Body,
  folders: { readonly dataDir: string; readonly orders: string },
): Desk {
  const heard: Buffer[] = [];
  const workOf = (act: DeskAct): DeskWork => ({
    ...folders,
    officer: officer.id,
    identity: hex(keys.identity.bytes()),
    signSeed: hex(keys.signSeed.bytes()),
    act,
  });
  return {
    said: () => Buffer.concat(heard),
    insist: (act) => doDeskAct(workOf(act), () => {}),
    killAt: async (step, act) => {
      order(folders.orders, step);
      const child = spawn(process.execPath, [entry], {
        stdio: ['pipe', 'pipe', 'pipe'],
        env: childEnvironment({}),
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk: Buffer) => heard.push(chunk));
      }
      const ended = Promise.withResolvers<void>();
      child.on('close', () => ended.resolve());
      child.stdin.end(JSON.stringify(workOf(act)));
      await ended.promise;
      if (reached(folders.orders) === step) return;
      throw new Error(`the desk did not come to ${step}: ${heard.at(-1)?.toString()}`);
    },
  };
}
