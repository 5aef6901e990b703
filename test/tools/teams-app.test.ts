import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

import { readCommand } from '../../bots/chat-command.ts';
import english from '../../docs/teams-app/en.json' with { type: 'json' };
import manifest from '../../docs/teams-app/manifest.json' with { type: 'json' };
import russian from '../../docs/teams-app/ru.json' with { type: 'json' };

const folder = new URL('../../docs/teams-app/', import.meta.url);

describe('the app for Teams', () => {
  test('holds to the lengths that Microsoft allows', () => {
    const { name, description } = manifest;
    const translations: readonly Readonly<Record<string, string>>[] = [russian, english];
    const texts = [
      [name.short, name.full, description.short, description.full],
      ...translations.map((each) =>
        ['name.short', 'name.full', 'description.short', 'description.full'].map(
          (key) => each[key] ?? '',
        ),
      ),
    ];
    for (const [short = '', full = '', brief = '', long = ''] of texts) {
      expect([short.length <= 30, full.length <= 100]).toEqual([true, true]);
      expect([brief.length <= 80, long.length <= 4000]).toEqual([true, true]);
      expect([short, full, brief, long]).not.toContain('');
    }
  });

  test('is for private talk only, and asks for no more than that', () => {
    const [bot, ...more] = manifest.bots;
    expect(more).toEqual([]);
    expect(bot?.scopes).toEqual(['personal']);
    expect(manifest.permissions).toEqual(['identity']);
    expect(manifest.validDomains).toEqual([]);
  });

  test('names commands that are commands, in three languages', () => {
    const commands = manifest.bots[0]?.commandLists[0]?.commands ?? [];
    expect(commands.length).toBeGreaterThan(4);
    for (const [at, { title }] of commands.entries()) {
      expect(readCommand(title)).not.toBeNull();
      for (const each of [russian, english] as const) {
        const said: Readonly<Record<string, string>> = each;
        expect(said[`bots[0].commandLists[0].commands[${at}].title`]).toBe(title);
        expect(said[`bots[0].commandLists[0].commands[${at}].description`]).toBeTruthy();
      }
    }
  });

  test.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s in the size that Teams wants', async (name, size) => {
    const read = await sharp(readFileSync(new URL(name, folder))).metadata();
    expect(read).toMatchObject({ format: 'png', width: size, height: size });
  });
});
