import { describe, expect, test } from 'vitest';

import { keptFiles, reportBody, reportShape } from '../../cases/report.ts';
import type { DraftFile } from '../../dialogs/draft.ts';
import type { FinishedReport } from '../../dialogs/outcome.ts';
import type { Questionnaire } from '../../knowledge/schema/questionnaire.ts';
import { canonical, readCanonical } from '../../platform/canonical.ts';

const label = (text: string) => ({ kk: `${text} kk`, ru: `${text} ru`, en: text });
const common = { declinable: false, skippable: true };

const form: Questionnaire = {
  id: 'report',
  kind: 'report',
  title: label('Report'),
  version: 'v7',
  questions: [
    { ...common, id: 'recall', type: 'text', long: true, longest: 100, label: label('What?') },
    {
      ...common,
      id: 'signs',
      type: 'multiple',
      other: true,
      label: label('Which?'),
      options: ['a', 'b', 'c'].map((id) => ({ id, label: label(id) })),
    },
  ],
};

const blob = (digit: string) => ({
  blobId: digit.repeat(32),
  sha256: digit.repeat(64),
  size: 5000,
});
const photo: DraftFile = {
  mime: 'image/jpeg',
  extension: '.jpg',
  size: 4000,
  cleaned: blob('a'),
  original: blob('b'),
  keep: 'cleaned',
  found: ['place'],
};
const finished: FinishedReport = {
  formId: 'report',
  formVersion: 'v7',
  named: false,
  answers: [
    { question: 'recall', answer: { kind: 'text', text: 'words' } },
    { question: 'signs', answer: { kind: 'choices', options: ['c', 'a'], other: 'more' } },
  ],
  files: [photo],
};

describe('a report as officers read it', () => {
  const body = reportBody(finished, form, 'kk');

  test('carries its own questions and chosen options in every language', () => {
    expect(body.form).toEqual({ id: 'report', version: 'v7', title: label('Report') });
    expect(body.answers.map((answer) => answer.label)).toEqual([label('What?'), label('Which?')]);
    expect(body.answers.map((answer) => Object.keys(answer.options))).toEqual([[], ['a', 'c']]);
  });

  test('says which files belong to it', () => {
    expect(body.files).toEqual([
      { blobId: 'a'.repeat(32), mime: 'image/jpeg', extension: '.jpg', cleaned: true },
    ]);
  });

  test('comes back from its sealed form', () => {
    expect(reportShape.parse(readCanonical(canonical(body)))).toEqual(body);
  });

  test('is not made of answers to another form', () => {
    const answers = [{ question: 'unknown', answer: { kind: 'skipped' as const } }];
    expect(() => reportBody({ ...finished, answers }, form, 'kk')).toThrow(TypeError);
  });
});

describe('of a file', () => {
  test('goes what the reporter chose to keep', () => {
    expect(ids(photo)).toEqual([['a', true]]);
    expect(ids({ ...photo, keep: 'original' })).toEqual([['b', false]]);
    expect(ids({ ...photo, keep: 'both' })).toEqual([
      ['a', true],
      ['b', false],
    ]);
  });

  test('goes the original when it could not be cleaned, whatever was chosen', () => {
    for (const keep of ['cleaned', 'both', 'original'] as const) {
      expect(ids({ ...photo, cleaned: null, keep })).toEqual([['b', false]]);
    }
  });
});

function ids(file: DraftFile) {
  return keptFiles([file]).map((kept) => [kept.blob.blobId[0], kept.file.cleaned]);
}
