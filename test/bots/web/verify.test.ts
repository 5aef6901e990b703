import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { caseId } from '../../../cases/ids.ts';
import { signFiling } from '../../../cases/proof.ts';
import { writeProof } from '../../../cases/proof-text.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { portableSigner, signPublic } from '../../../platform/crypto/ed25519.ts';
import type { DateIso } from '../../../platform/time.ts';
import { hasChromium, openChromium } from '../../fixtures/chromium.ts';
import { seededSecret } from '../../fixtures/seeded.ts';
import { serveScript, type ScriptedSite } from '../../fixtures/serve-script.ts';
import { expectWholePage } from '../../fixtures/public-page.ts';

const seed = seededSecret('server');
const filed = {
  caseId: caseId('1'.repeat(32)),
  manifestSha256: 'b'.repeat(64),
  day: '2026-11-22' as DateIso,
};
const proof = writeProof({
  filed,
  server: hex(signPublic(seed)),
  signature: hex(signFiling(filed, portableSigner(seed))),
});

describe.skipIf(!hasChromium('the check of a proof'))('the check of a proof in a browser', () => {
  let site: ScriptedSite;
  let browser: Awaited<ReturnType<typeof openChromium>>;
  beforeAll(async () => {
    site = await serveScript();
    browser = await openChromium();
  });
  afterAll(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  test.each([
    ['kk', 360, 'dark'],
    ['ru', 1280, 'light'],
    ['en', 360, 'light'],
  ] as const)('fits and is reached by keys in %s at %d px, %s', async (language, width, scheme) => {
    const size = { viewport: { width, height: 800 }, colorScheme: scheme };
    const page = await browser.newPage(size);
    await page.goto(`${site.url}/${language}/verify`);
    await expectWholePage(page);
    await page.locator('#text').fill(proof);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[role=status]').waitFor();
    expect(new URL(page.url()).search).toBe('');
    await expectWholePage(page);
    await page.close();
  });
});
