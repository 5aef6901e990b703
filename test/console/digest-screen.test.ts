import { expect, test } from 'vitest';

import { writeKept } from '../../console/digest/standing.ts';
import { dateWords } from '../../knowledge/dates.ts';
import { phrase } from '../../knowledge/phrases.ts';
import { addDays } from '../../platform/time.ts';
import { desk, hasChromium, shoot, signIn, violations } from './browser.ts';
import { today } from './house.ts';

test.skipIf(!hasChromium)(
  'whoever works on cases reads above every page that the daily letter does not go out',
  { timeout: 120_000 },
  async () => {
    await using room = await desk();
    const begun = addDays(today, -9);
    const since = addDays(today, -3);
    await writeKept(room.office.store.settings, {
      begun,
      sent: addDays(today, -4),
      failing: since,
    });
    const { page, context } = await room.page({
      viewport: { width: 360, height: 800 },
      colorScheme: 'dark',
      locale: 'kk',
    });
    await page.goto(room.url);
    await page.getByRole('button', { name: 'Қазақша' }).click();
    await signIn(room, page, 'officer');
    const words = phrase('kk', 'console.digest.failing', { day: dateWords('kk', since) });
    await page.getByRole('alert').getByText(words).waitFor();
    expect(await violations(page)).toEqual([]);
    const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
    await shoot(page, 'kk-digest-360');
    await page.getByRole('button', { name: phrase('kk', 'console.sign-out') }).click();
    await signIn(room, page, 'analyst');
    await page.getByRole('heading', { name: phrase('kk', 'console.statistics.heading') }).waitFor();
    expect(await page.getByText(words).count()).toBe(0);
    await context.close();
  },
);
