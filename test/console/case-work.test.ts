import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { phrase } from '../../knowledge/phrases.ts';
import { type Desk, desk, hasChromium, heldBack, shoot, signIn, violations } from './browser.ts';
import { today } from './house.ts';
import { answer, type Filed, file, staff } from './office.ts';

describe.skipIf(!hasChromium)('the work on a case', { timeout: 120_000 }, () => {
  let room: Desk;
  let filed: Filed;
  beforeAll(async () => {
    room = await desk([{ role: 'officer', group: 'default' }, ...staff]);
    const told = 'Меңгеруші дәрігерден жабдық үшін ақша сұрады';
    filed = await file(room.office, { answers: [answer('recall', 'Не болды?', told)] });
    await file(room.office, { answers: [answer('recall', 'Не болды?', `Тағы да: ${told}`)] });
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('is seen by a colleague, the term by the reporter too, and a conflict of interest ends it', async () => {
    const { page, context, alarms } = await room.page({ viewport: { width: 360, height: 800 } });
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: /^Меңгеруші/ }).click();
    await page.getByText('Words in both:').waitFor();

    await page.getByRole('button', { name: 'Seal the note' }).click();
    await page.getByText('Please write the note.').waitFor();
    await page.getByLabel('New note').fill('Алдымен құжаттарды сұраймыз');
    await page.getByRole('button', { name: 'Seal the note' }).click();
    await page.getByText('Saved.').waitFor();

    await page.getByLabel('New task').fill('Шарттарды алу');
    await page.getByLabel('Until which day (optional)').fill('2026-11-24');
    await page.getByRole('button', { name: 'Add the task' }).click();
    await page.getByText('2 days left').waitFor();

    await page.getByLabel('Assigned to').selectOption({ label: 'me' });
    await page.getByText('assigned to: me').waitFor();

    await page.getByLabel('Basis', { exact: true }).selectOption('appeal');
    await page.getByText('This term is not fully verified').waitFor();
    await page.getByRole('button', { name: 'Set the basis' }).click();
    await page.getByText(/basis: .*last day: 14 December 2026/).waitFor();
    await page.getByText('Extend the term').click();
    await page.getByLabel('New last day').fill('2028-01-01');
    await page.getByRole('button', { name: 'Extend', exact: true }).click();
    await page.getByText('Choose a day after the present term').waitFor();

    await page.getByLabel('Ready text').selectOption('details');
    await page.getByRole('button', { name: 'Seal and send' }).click();
    await page.getByText('Please fill in where').waitFor();
    await shoot(page, 'en-case-work-360');
    expect(await violations(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);

    const { letters } = await room.office.store.reporters.entries(filed.reporter.id);
    // The term alone is owed to the reporter.
    expect(letters).toHaveLength(1);

    const second = await room.page({ viewport: { width: 1280, height: 900 }, locale: 'kk' });
    await signIn(room, second.page, 'officer', 1);
    await second.page.getByRole('link', { name: /^Меңгеруші/ }).click();
    await second.page.getByText('Алдымен құжаттарды сұраймыз').waitFor();
    await second.page.getByText('Шарттарды алу').first().waitFor();
    await shoot(second.page, 'kk-case-work-1280');
    expect(await violations(second.page)).toEqual([]);

    const note = second.page.getByLabel(phrase('kk', 'case.note'), { exact: true });
    await note.fill('Ойымды әлі жазып жатырмын');
    await page.getByLabel('Assigned to').selectOption({ label: phrase('en', 'case.nobody') });
    await page.getByText(phrase('en', 'case.did.unassigned')).waitFor();
    const assignee = second.page.getByLabel(phrase('kk', 'case.assignee'));
    await assignee.selectOption({ label: phrase('kk', 'case.me') });
    await second.page.getByText(phrase('kk', 'case.overtaken')).waitFor();
    expect(await note.inputValue()).toBe('Ойымды әлі жазып жатырмын');
    // Who it was, and what of the case is different now.
    const [first] = room.office.made.access;
    const told = second.page.locator('.told');
    await told.getByText(`${first?.officerId}: ${phrase('kk', 'case.did.unassigned')}`).waitFor();

    // Two answers at the same time: the second waits until its writer has seen what came before it, also where the case
    // was being read anew when he pressed.
    const answerOf = (at: typeof page, text: string) => at.locator('#message').fill(text);
    const send = phrase('kk', 'console.message.send');
    await answerOf(second.page, 'Құжат керек емес');
    await answerOf(page, 'Құжатты жіберіңіз');
    const reading = await heldBack(second.page, '**/api/cases/*/open');
    await assignee.selectOption({ label: phrase('kk', 'case.me') });
    await second.page.getByText(phrase('kk', 'case.done')).waitFor();
    await second.page.getByRole('button', { name: send }).click();
    const sends = page.getByRole('button', { name: 'Seal and send' });
    await sends.click();
    await page.getByText(phrase('en', 'case.overtaken')).waitFor();
    await sends.click();
    await page.getByText('Your message was sealed and sent.').waitFor();
    expect(await page.locator('#message').inputValue()).toBe('');
    await reading.letGo();
    await told.getByText(`${first?.officerId}: `).waitFor();
    await second.page.getByText(phrase('kk', 'case.overtaken')).waitFor();
    await second.page.locator('.thread').getByText('Құжатты жіберіңіз').waitFor();
    expect(await second.page.locator('#message').inputValue()).toBe('Құжат керек емес');
    await second.page.getByRole('button', { name: send }).click();
    await second.page.getByText(phrase('kk', 'console.done.message')).waitFor();
    expect(await note.inputValue()).toBe('Ойымды әлі жазып жатырмын');

    // A second tab of the same browser takes nothing from the first.
    const tab = await context.newPage();
    await signIn(room, tab, 'officer');
    await tab.getByText('2 cases in all').waitFor();
    await page.getByLabel('New note').fill('Екі қойынды');
    await page.getByRole('button', { name: 'Seal the note' }).click();
    await page.locator('.thread').getByText('Екі қойынды', { exact: true }).waitFor();
    await tab.close();

    // What is not sent outlasts a session that was ended from another place.
    const { store, options } = room.office;
    const colleague = room.office.made.access[1];
    if (colleague === undefined) throw new TypeError('nobody is at the second console');
    const { officerId } = colleague;
    for (const { tag } of await store.officerSessions.list(officerId, options.clock.now())) {
      await store.officerSessions.end(tag, { officerId, day: today });
    }
    const save = second.page.getByRole('button', { name: phrase('kk', 'case.note.save') });
    await save.click();
    await second.page.getByText(phrase('kk', 'console.sign-in.because.ended')).waitFor();
    await second.page.getByText(phrase('kk', 'console.sign-in.kept')).waitFor();
    await second.page.locator('input[autocomplete=current-password]').fill(colleague.passphrase);
    await second.page.locator('button[type=submit]').click();
    await note.waitFor();
    expect(await note.inputValue()).toBe('Ойымды әлі жазып жатырмын');
    await save.click();
    await second.page.getByText(phrase('kk', 'case.done')).waitFor();
    expect(await note.inputValue()).toBe('');

    await page.getByText('I have a conflict of interest').click();
    await page.getByLabel('The reason (colleagues read it)').last().fill('Туысым');
    await page.getByRole('button', { name: 'Step aside' }).click();
    await page.getByText('1 case in all').waitFor();
    await page.goto(`${room.url}/cases/${filed.caseId}`);
    await signInAgain(page);
    const refused = await page.request.post(`${room.url}/api/cases/${filed.caseId}/open`);
    expect(refused.ok()).toBe(false);

    await second.page.getByRole('button', { name: phrase('kk', 'console.case.back') }).click();
    await second.page.getByRole('link', { name: /^Меңгеруші/ }).click();
    await second.page.getByText(phrase('kk', 'case.asides')).waitFor();
    expect([...alarms, ...second.alarms]).toEqual([]);
    await context.close();
    await second.context.close();
  });

  async function signInAgain(page: Parameters<typeof signIn>[1]) {
    await signIn(room, page, 'officer');
    await page.getByText('1 case in all').waitFor();
  }
});
