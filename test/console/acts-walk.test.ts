import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Desk, desk, hasChromium, signIn, type Watched } from './browser.ts';
import { type Filed, file, staff } from './office.ts';
import { Person } from './person.ts';
import { readAsReporter } from './reporter.ts';

describe.skipIf(!hasChromium)('what two officers decide together', { timeout: 240_000 }, () => {
  let room: Desk;
  let filed: Filed;
  beforeAll(async () => {
    room = await desk([{ role: 'officer', group: 'default' }, ...staff]);
    filed = await file(room.office, {});
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('is asked on one desk, decided by keyboard on another, and done: keeping, closing, terms, erasing', async () => {
    const asks = new Person(room, 'ru', await enter(0, 'ru', 1280));
    const decides = new Person(room, 'kk', await enter(1, 'kk', 360));
    const caseCard = () => asks.card('keep.heading');

    // A mark to keep is one officer's; lifting it early takes the other, who refuses and says why.
    await asks.goes(`/cases/${filed.caseId}`);
    await asks.opens('keep.hold', caseCard());
    await caseCard()
      .getByRole('button', { name: asks.say('keep.set') })
      .click();
    await asks.reads('keep.missing');
    await caseCard().getByLabel(asks.say('keep.until')).fill('2027-03-01');
    await caseCard().getByLabel(asks.say('keep.why')).fill('Суд');
    await caseCard()
      .getByRole('button', { name: asks.say('keep.set') })
      .click();
    await caseCard().locator('bdi').getByText('Суд', { exact: true }).waitFor();
    await asks.opens('keep.lift', caseCard());
    await caseCard()
      .getByRole('button', { name: asks.say('acts.gate.ask') })
      .click();
    await asks.reads('acts.gate.no-why');
    await asks.asksFor('Суд закончился', caseCard());
    await asks.looks('acts-asked');

    await decides.goes('/acts');
    await decides.page.getByText('Суд закончился').waitFor();
    await decides.looks('acts-waiting');
    await decides.presses('acts.refuse');
    await decides.presses('acts.refuse');
    await decides.reads('acts.gate.no-why');
    await decides.page.getByLabel(decides.say('acts.refuse.reason')).fill('Сот әлі жүріп жатыр');
    await decides.presses('acts.refuse');
    await decides.reads('acts.saved');
    await asks.goes(`/cases/${filed.caseId}`);
    await asks.opens('keep.lift', caseCard());
    await asks.reads('acts.gate.refused', { reason: 'Сот әлі жүріп жатыр' });
    await asks.asksFor('Решение вступило в силу', caseCard());
    await decides.agrees();
    await asks.goes(`/cases/${filed.caseId}`);
    await asks.reads('keep.none');

    // Closing as “not confirmed”: what the reporter would read is read first.
    await asks.moves('assessing', 'Начали проверку');
    await asks.seesState('assessing');
    await asks.moves('closed-not-confirmed', 'Доказательств не нашли');
    await decides.goes('/acts');
    await decides.presses('acts.agree');
    await decides.reads('acts.look.first');
    await decides.presses('acts.look');
    await decides.isLedTo('acts.look.lead');
    await decides.presses('acts.agree');
    await decides.looks('acts-agree');
    await decides.presses('acts.agree');
    await decides.reads('acts.saved');
    expect((await readAsReporter(room.office, filed)).account).toMatchObject({
      status: 'closed-not-confirmed',
      alone: false,
    });

    // Terms of keeping.
    await asks.goes('/settings');
    const terms = asks.card('terms.heading');
    await asks.opens('terms.change', terms);
    await terms.getByLabel(asks.say('terms.closed')).fill('10');
    await terms.getByRole('button', { name: asks.say('acts.gate.ask') }).click();
    await asks.reads('terms.wrong');
    await terms.getByLabel(asks.say('terms.closed')).fill('365');
    await terms.getByLabel(asks.say('acts.gate.why')).fill('Правила архива');
    await terms.getByRole('button', { name: asks.say('acts.gate.ask') }).click();
    await asks.reads('terms.asked');
    await asks.looks('acts-terms');
    await decides.agrees();
    await asks.goes('/cases');
    await asks.goes('/settings');
    const days = (count: number) => asks.say('acts.days', { days: count });
    await terms
      .getByText(asks.say('terms.now', { closed: days(365), open: asks.say('acts.days.none') }))
      .waitFor();

    // Erasing.
    await asks.goes(`/cases/${filed.caseId}`);
    await asks.opens('keep.delete', caseCard());
    await asks.asksFor('Прислано по ошибке', caseCard());
    await decides.agrees();
    await asks.goes(`/cases/${filed.caseId}`);
    const eraseDay = asks.card('keep.heading').getByText('29');
    await eraseDay.waitFor();
    await asks.looks('acts-erase');
    await decides.goes('/acts');
    await decides.looks('acts-ended');
    expect([...asks.alarms, ...decides.alarms]).toEqual([]);
  });

  async function enter(which: number, locale: string, width: number): Promise<Watched> {
    const watched = await room.page({ locale, viewport: { width, height: 800 } });
    await signIn(room, watched.page, 'officer', which);
    await watched.page.locator('main:not(.narrow) h1').waitFor();
    return watched;
  }
});
