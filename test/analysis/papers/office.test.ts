import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { writePaper } from '../../../analysis/papers/write.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { paperLanguages } from '../../../knowledge/schema/paper.ts';
import { demonstrationData } from '../../../tools/papers/demonstration.ts';
import { hasProgram } from '../../fixtures/chromium.ts';

const run = promisify(execFile);

const [office, reader] = ['/usr/bin/soffice', '/usr/bin/pdftotext'];
const here = [office, reader].every((path) => hasProgram(path, 'papers in an office program'));

test.runIf(here)(
  'an office program opens every paper, shows all of it and few pages of it',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'senim-office-'));
    try {
      const { papers } = await loadKnowledge();
      const written: string[] = [];
      for (const paper of papers.values()) {
        for (const language of paperLanguages) {
          const data = demonstrationData(paper, language);
          const { name, bytes } = await writePaper(paper, language, data);
          await writeFile(join(folder, name), bytes);
          written.push(name);
        }
      }
      await mkdir(join(folder, 'pdf'));
      await run(office, [
        // Its own profile: a window of somebody who works on this machine is left alone.
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        join(folder, 'pdf'),
        ...written.map((name) => join(folder, name)),
      ]);
      const made = await readdir(join(folder, 'pdf'));
      expect(made.toSorted()).toEqual(
        written.map((name) => name.replace(/docx$/u, 'pdf')).toSorted(),
      );
      for (const name of made) {
        const { stdout } = await run(reader, ['-layout', join(folder, 'pdf', name), '-']);
        const pages = stdout.split('\f').slice(0, -1);
        expect(pages.length).toBeLessThanOrEqual(4);
        // Each page has its number, and says what kind of form it is.
        for (const [index, page] of pages.entries()) {
          expect(page).toMatch(new RegExp(`^\\s*${index + 1}\\s*$`, 'mu'));
          expect(page).toMatch(
            /Нысанның жобасы|нұсқаулықтағы нысан|Проект формы|Форма инструкции|Жеке жадынама|Личная памятка/u,
          );
        }
        expect(stdout).toMatch(/Үлг|Образ|48 000 000|актуал|өзектендір/u);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  120_000,
);
