import { agreedClosing, type AgreedEntry } from '../cases/agreed-closing.ts';
import type { CaseId } from '../cases/sealed.ts';
import { sha256Hex } from '../platform/crypto/native-sha256.ts';
import type { ReporterReader } from '../storage/reporters.ts';
import type { VerifiedRoster } from './roster-watch.ts';

/** Says whether two officers signed for the closing that a letter is. */
export type SignedByTwo = (letter: {
  readonly entryId: string;
  readonly bytes: Uint8Array;
  /** Who signed the letter. */
  readonly officer: string;
}) => boolean;

/**
 * The server that keeps the letters keeps the consents too, so that it is believed in neither: both signatures are checked
 * against the lists that ROOT signed, and the consent is to exactly this letter of exactly this case.
 */
export async function closingsOf(
  reporters: Pick<ReporterReader, 'agreements'>,
  { receiptId, caseId }: { readonly receiptId: string; readonly caseId: CaseId },
  { roster, former, rootPublic }: VerifiedRoster,
): Promise<SignedByTwo> {
  const stored = await reporters.agreements(receiptId);
  const agreed = stored
    .map((each) => agreedClosing(each, [roster, ...former], rootPublic))
    .filter((each): each is AgreedEntry => each?.request.subject === caseId);
  return ({ entryId, bytes, officer }) =>
    agreed.some(
      ({ request, payload }) =>
        request.officer === officer &&
        request.entry?.id === entryId &&
        payload === sha256Hex(bytes),
    );
}
