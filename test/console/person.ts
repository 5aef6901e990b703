import type { Page } from 'playwright-core';
import { expect } from 'vitest';

import type { Status } from '../../cases/status.ts';
import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { type Desk, shoot, violations, type Watched } from './browser.ts';

type Key = Parameters<typeof phrase>[1];

/** An officer at a desk, in a language. */
export class Person {
  readonly page: Page;
  readonly alarms: readonly string[];
  readonly #desk: Desk;
  readonly #language: Language;

  constructor(room: Desk, language: Language, { page, alarms }: Watched) {
    this.#desk = room;
    this.#language = language;
    this.page = page;
    this.alarms = alarms;
  }

  say(key: Key, params?: Record<string, string | number>): string {
    return phrase(this.#language, key, params);
  }

  card(heading: Key) {
    const named = this.page.getByRole('heading', { name: this.say(heading), exact: true });
    return this.page.locator('section', { has: named });
  }

  /** By way of another page, so that what is shown is read anew; a reload would end the session in the page. */
  async goes(path: string): Promise<void> {
    for (const to of ['/roles', path]) {
      await this.page.evaluate((place) => {
        history.pushState(null, '', place);
        dispatchEvent(new PopStateEvent('popstate'));
      }, to);
      await this.page.waitForURL(`${this.#desk.url}${to}`);
      if (to === '/roles') {
        await this.page
          .getByRole('heading', { level: 1, name: this.say('console.roles') })
          .waitFor();
      }
    }
  }

  async opens(summary: Key, within: ReturnType<Person['card']>): Promise<void> {
    await within.locator('summary', { hasText: this.say(summary) }).click();
  }

  async asksFor(why: string, within: ReturnType<Person['card']>): Promise<void> {
    await within.getByLabel(this.say('acts.gate.why')).fill(why);
    await within.getByRole('button', { name: this.say('acts.gate.ask') }).click();
    await this.reads('acts.saved');
    // The button is gone, and the focus is where it was said what came of it.
    await expect.poll(() => this.#focused()).toBe(this.say('acts.saved'));
  }

  async moves(to: Status, reason: string): Promise<void> {
    const form = this.card('console.status.heading');
    await form.locator('#status').selectOption(to);
    await form.getByLabel(this.say('console.status.reason')).fill(reason);
    await form.locator('button[type=submit]').click();
    if (to === 'closed-not-confirmed') await this.reads('console.done.asked');
  }

  async seesState(state: Status): Promise<void> {
    const now = this.card('console.status.heading').locator('strong');
    await now.filter({ hasText: this.say(`status.${state}`) }).waitFor();
  }

  /** By keyboard: the focus may not be lost on the way. */
  async presses(name: Key): Promise<void> {
    const button = this.page.getByRole('button', { name: this.say(name), exact: true });
    await button.first().focus();
    await this.page.keyboard.press('Enter');
    await expect.poll(() => this.#focused()).not.toBeNull();
  }

  /** The focus is where this stands, which took the place of what was pressed. */
  async isLedTo(name: Key): Promise<void> {
    await this.reads(name);
    await expect.poll(() => this.#focused()).toContain(this.say(name));
  }

  async agrees(): Promise<void> {
    await this.goes('/acts');
    await this.presses('acts.agree');
    await this.presses('acts.agree');
    await this.reads('acts.saved');
  }

  async reads(key: Key, params?: Record<string, string | number>): Promise<void> {
    await this.page.getByText(this.say(key, params)).first().waitFor();
  }

  async looks(name: string): Promise<void> {
    expect(await violations(this.page), name).toEqual([]);
    const wide = await this.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide, `${name} is wider than the window`).toBe(false);
    await shoot(this.page, `${name}-${this.#language}`);
  }

  /** The text of what has the focus; `null` where nothing has. */
  async #focused(): Promise<string | null> {
    return await this.page.evaluate(() =>
      document.activeElement === document.body
        ? null
        : (document.activeElement?.textContent ?? null),
    );
  }
}
