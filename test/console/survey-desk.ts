import type { Page } from 'playwright-core';

import { recipientsOf } from '../../cases/roster.ts';
import { readCode } from '../../knowledge/survey-code.ts';
import type { Answer } from '../../knowledge/schema/questionnaire.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { codeHash } from '../../surveys/code.ts';
import { encodeChoices, layoutOf } from '../../surveys/layout.ts';
import { sealWords } from '../../surveys/sealed-words.ts';
import { readDescriptor, type Survey } from '../../surveys/signed-survey.ts';
import { signersIn } from '../../cases/roster.ts';
import { surveyId } from '../../surveys/survey-id.ts';
import type { Words } from '../../surveys/words.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import { answerTo, askFor } from './acts.ts';
import type { Desk } from './browser.ts';
import { clerk } from './clerk.ts';
import { onceArgon2id } from './office.ts';

/** One person's answer, as a channel hands it to the store. */
export interface Given {
  readonly choices: Readonly<Record<string, Answer>>;
  readonly words?: readonly Words[];
}

/** The survey whose page is open, as the store has it. */
export async function surveyAt({ office }: Desk, page: Page): Promise<Survey> {
  const id = surveyId(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  const stored = await office.store.surveys.find(id);
  if (stored === null) throw new TypeError('the survey is not stored');
  return readDescriptor(stored.descriptor, stored.signature, signersIn(office.roster));
}

/** Codes as they stand on the cards. */
export async function codesOn(page: Page): Promise<readonly string[]> {
  const written = await page.locator('.cards .code').allTextContents();
  return written.map((code) => readCode(code) ?? '');
}

export async function answerAll(
  { office }: Desk,
  survey: Survey,
  codes: readonly string[],
  given: readonly Given[],
): Promise<void> {
  const layout = layoutOf(survey.questionnaire);
  const recipients = recipientsOf(office.roster, survey.readers);
  for (const [at, { choices, words = [] }] of given.entries()) {
    const sealed = await Promise.all(
      words.map(async (one) => ({
        question: one.question,
        bytes: await sealWords(nativeAge, recipients, survey.id, one),
      })),
    );
    const taken = await office.store.surveys.answer({
      survey: survey.id,
      right: {
        kind: 'code',
        hash: codeHash(survey.id, codes[at] ?? ''),
        repeat: base64url(systemRandom(32)),
      },
      choices: encodeChoices(layout, choices),
      words: sealed,
    });
    if (taken !== 'taken') throw new TypeError(`an answer was ${taken}`);
  }
}

/** The officer asks and oversight agrees, at consoles of their own; then the page is looked at anew. */
export async function agreeToClose({ office }: Desk, page: Page, { id }: Survey): Promise<void> {
  const sit = async (role: string) => {
    const access = office.made.access.find((each) => each.role === role);
    if (access === undefined) throw new TypeError('nobody has that role');
    const ring = new KeyRing(onceArgon2id, systemRandom);
    return (await clerk(office, access, { ring })).session;
  };
  await askFor(await sit('officer'), 'close-survey', id);
  await answerTo(await sit('oversight'), 'close-survey', id);
  await page.locator('.places a[href="/surveys"]').click();
  await page.locator(`a[href="/surveys/${id}"]`).first().click();
}
