import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Desk, desk, hasChromium, heldBack, signIn } from './browser.ts';
import { answer, file } from './office.ts';

describe.skipIf(!hasChromium)('whoever works by keyboard', { timeout: 120_000 }, () => {
  let room: Desk;
  beforeAll(async () => {
    room = await desk();
    await file(room.office, { answers: [answer('recall', 'Не болды?', 'Ақша сұрады')] });
  });
  afterAll(async () => await room[Symbol.asyncDispose]());

  test('goes on where he was when what he pressed is gone, and nowhere who pressed beside everything', async () => {
    const { page, context, alarms } = await room.page({ viewport: { width: 1280, height: 800 } });
    const other = await room.page({});
    await signIn(room, other.page, 'officer');
    await other.page.getByText('1 case in all').waitFor();
    await signIn(room, page, 'officer');
    await page.getByText('1 case in all').waitFor();
    await page.getByRole('link', { name: 'My sign-in' }).click();
    const end = page.getByRole('button', { name: /^End it/ });
    await end.focus();
    await page.keyboard.press('Enter');
    await end.waitFor({ state: 'detached' });
    const around = () =>
      page.evaluate(
        () => document.activeElement?.closest('section')?.querySelector('h2')?.textContent,
      );
    await expect.poll(around).toBe('Where you are signed in');

    // The next key goes on from there, and not from the top of the page.
    await page.keyboard.press('Tab');
    expect(await around()).toBe('Where you are signed in');

    // Whoever presses the same thing once more with the mouse has not left it.
    await page.getByRole('button', { name: /^Name it/ }).evaluate((button) => {
      const pressed = document.createElement('button');
      button.after(pressed);
      pressed.focus();
      pressed.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      pressed.remove();
    });
    await expect.poll(around).toBe('Where you are signed in');

    await page.mouse.click(5, 5);
    const name = page.getByRole('button', { name: /^Name it/ });
    await name.click();
    await page.mouse.click(5, 5);
    await page.getByRole('button', { name: 'Save' }).evaluate((button) => button.remove());
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    expect(alarms).toEqual([]);
    await context.close();
    await other.context.close();
  });

  test('marks tasks one after the other without waiting for the first', async () => {
    const { page, context, alarms } = await room.page({ viewport: { width: 1280, height: 800 } });
    await signIn(room, page, 'officer');
    await page.getByRole('link', { name: /^Ақша сұрады/ }).click();
    for (const task of ['Бірінші', 'Екінші', 'Үшінші']) {
      await page.getByLabel('New task').fill(task);
      await page.getByRole('button', { name: 'Add the task' }).click();
      await page.getByLabel(task).waitFor();
    }
    const line = await heldBack(page, '**/entries');
    for (const task of ['Бірінші', 'Екінші', 'Үшінші']) {
      await page.getByLabel(task).focus();
      await page.keyboard.press('Space');
    }
    await line.letGo();
    for (const task of ['Бірінші', 'Екінші', 'Үшінші']) {
      await expect.poll(() => page.getByLabel(task).isChecked()).toBe(true);
    }
    expect(alarms).toEqual([]);
    await context.close();
  });
});
