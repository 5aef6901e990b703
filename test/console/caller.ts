import type { Page } from 'playwright-core';

import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';

/**
 * Writes down what a caller who speaks Russian tells, from the first question to the files; what is not told is skipped.
 * The officer's page speaks `language`.
 */
export async function takesCall(
  page: Page,
  language: Language,
  told: string,
  /** Looks at the page while what was told stands in its field. */
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const choose = async (name: string) =>
    await page.locator('.choices').getByRole('button', { name, exact: true }).click();
  await choose('Нет, ничего срочного');
  await choose(phrase('ru', 'notice.agree'));
  await choose('Нет, сообщу анонимно');
  await choose('Нет');
  await page.getByLabel(phrase(language, 'enter.answer')).fill(told);
  await look();
  await page.getByRole('button', { name: phrase(language, 'enter.take') }).click();
  const files = page.getByLabel(phrase(language, 'enter.files'));
  const skip = page.getByRole('button', { name: phrase('ru', 'common.skip'), exact: true });
  for (let left = 20; left > 0 && !(await files.isVisible()); left -= 1) {
    await files.or(skip).first().waitFor();
    if (await skip.isVisible()) await skip.click();
  }
}
