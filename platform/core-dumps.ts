import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * A core dump would lay on a disk what people are just writing. Switches them off for this process on Linux, where
 * whoever starts it did not. Whether that holds: elsewhere, and without the system's `prlimit`, it is the operator's.
 */
export function forbidCoreDumps(): boolean {
  if (process.platform !== 'linux') return false;
  if (!areCoresPossible()) return true;
  spawnSync('prlimit', ['--core=0:0', '--pid', String(process.pid)], { stdio: 'ignore' });
  return !areCoresPossible();
}

function areCoresPossible(): boolean {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return !/^Max core file size +0 /m.test(limits);
  } catch {
    return true;
  }
}
