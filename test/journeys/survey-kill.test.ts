import { expect, test } from 'vitest';

import { writeCode } from '../../knowledge/survey-code.ts';
import { joinBytes } from '../../platform/crypto/bytes.ts';
import { surveySteps } from '../../storage/filing-step.ts';
import { openStore } from '../../storage/store.ts';
import { spawnHouse } from '../fixtures/child-house.ts';
import { houseDay } from '../fixtures/house-config.ts';
import { install } from '../fixtures/house.ts';
import { jsonClient } from '../fixtures/json-client.ts';
import { type Needle, searchBytes, searchFolders, textNeedle } from '../../tools/needle.ts';
import { signedSurvey } from '../fixtures/survey-body.ts';
import { insistOnAnswer, toSurveyReview } from '../fixtures/survey-people.ts';

const mark = 'қарлығашсауал';

test(
  'an answer that is cut short by kill -9 is kept once or not at all, no code is lost, and neither code nor word is found anywhere',
  { timeout: 120_000 },
  async () => {
    await using installation = await install();
    const { keys } = installation.who('officer');
    const survey = await signedSurvey(keys.signSeed, houseDay);
    {
      await using store = await openStore({ dataDir: installation.dataDir });
      const { id, descriptor, signature, hashes, content } = survey;
      const { readers } = content;
      await store.surveys.put({ id, descriptor, signature, readers, codes: hashes });
    }
    const needles: Needle[] = [textNeedle('own words', mark)];
    let house = await spawnHouse(installation);
    try {
      for (const [at, step] of surveySteps.entries()) {
        const code = survey.codes[at] ?? '';
        needles.push(
          textNeedle(`code ${step}`, code),
          textNeedle(`code ${step}, as printed`, writeCode(code)),
          textNeedle(`code ${step}, in small letters`, code.toLowerCase()),
        );
        const client = jsonClient(house.url, { language: 'en' });
        const filled = { proposals: { words: `${mark} ${step}` }, met: 'yes' };
        await toSurveyReview(client, writeCode(code), filled);
        await house.arm(step);
        await expect(client.choose('send')).rejects.toThrow();
        expect(await house.ended()).toBe(step);
        const folders = [installation.dataDir, house.temporary];
        const { finds, files } = await searchFolders(folders, needles);
        expect(finds).toEqual([]);
        expect(files).toBeGreaterThan(2);
        expect(searchBytes(house.said(), needles, 'log')).toEqual([]);
        await house[Symbol.asyncDispose]();

        house = await spawnHouse(installation);
        expect((await insistOnAnswer(client.again(house.url))).at).toBe('survey/thanks');
        // Somebody else with the same code comes too late.
        const thief = jsonClient(house.url, { language: 'en' });
        await thief.look();
        await thief.choose('survey');
        expect((await thief.write(code)).at).toBe('survey/code');
      }
    } finally {
      await house[Symbol.asyncDispose]();
    }

    await using store = await openStore({ dataDir: installation.dataDir });
    await store.surveys.close(survey.id);
    const answers = await store.surveys.answers(survey.id);
    expect(answers?.spent).toBe(surveySteps.length);
    // The template's eight questions are a byte each.
    expect(joinBytes(answers?.rows ?? [])).toHaveLength(surveySteps.length * 8);
    const { officer } = installation.who('officer');
    expect(await store.surveys.words(officer, survey.id)).toHaveLength(surveySteps.length);
    expect((await searchFolders([installation.dataDir], needles)).finds).toEqual([]);
  },
);
