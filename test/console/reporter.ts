import { accountOf, type ReadAccount } from '../../bots/account.ts';
import { watchRoster } from '../../bots/roster-watch.ts';
import { checkInId } from '../../cases/check-in.ts';
import { portableSigner } from '../../platform/crypto/ed25519.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { Secret } from '../../platform/secret.ts';
import { readPin } from '../../storage/pin.ts';
import type { Filed, Office } from './office.ts';

/** What the holder of that case's receipt reads now. */
export async function readAsReporter(
  { store, dataDir, options }: Pick<Office, 'store' | 'dataDir' | 'options'>,
  { caseId, reporter, caseRecipient }: Filed,
): Promise<ReadAccount> {
  const row = await store.reporters.find(reporter.id);
  if (row === null) throw new TypeError('no row');
  const roster = watchRoster({
    rosters: store.rosters,
    pin: () => readPin(dataDir),
    log: () => undefined,
  });
  const parts = {
    reporters: store.reporters,
    checkIns: store.checkIns,
    roster,
    server: portableSigner(new Secret(new Uint8Array(32).fill(1))),
    age: nativeAge,
    clock: options.clock,
  };
  return await accountOf(parts, row, {
    receiptId: reporter.id,
    identity: reporter.ageIdentity,
    caseId,
    filedWith: caseRecipient,
    checkIn: checkInId(reporter.signSeed),
  });
}
