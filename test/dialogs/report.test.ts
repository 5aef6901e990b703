import { describe, expect, it } from 'vitest';

import type { SummaryRow } from '../../dialogs/message.ts';
import type { Outcome } from '../../dialogs/outcome.ts';
import { atRecall, atReview, fileWith, Person, receipt, said, worldWith } from './fixtures.ts';

function rowsOf(person: Person): readonly SummaryRow[] {
  return person.last.messages.flatMap((message) =>
    message.kind === 'summary' ? message.rows : [],
  );
}

function sent(person: Person): Extract<Outcome, { kind: 'report' }> {
  const { outcome } = person.picks('send').last;
  if (outcome.kind !== 'report') throw new Error('nothing was sent');
  return outcome;
}

const atFiles = () => atRecall().types('See the photo.').skipsTo('report/files');

const atReceipt = () => atReview().picks('send').does({ kind: 'filed' });

describe('urgent', () => {
  it.each(['danger', 'money-now'])('says whom to call when it is %s, then goes on', (need) => {
    const person = new Person().picks('report', need);
    expect(person.at).toBe('report/call');
    expect(person.last.messages.some((one) => one.kind === 'say' && one.text.kind === 'list')).toBe(
      true,
    );
    expect(person.picks('continue').at).toBe('report/notice');
    expect(person.picks('back').at).toBe('report/call');
  });

  it('is passed by when nothing is urgent', () => {
    const { at, last } = new Person().picks('report', 'no');
    expect(at).toBe('report/notice');
    expect(said(last)).toContain('notice.server');
  });

  it('tells a caller who hears and who seals what is said, for no server sees it arrive', () => {
    const { last } = new Person(worldWith({ channel: 'office' })).picks('report', 'no');
    expect(said(last)).toContain('notice.office');
    expect(said(last)).not.toContain('notice.server');
  });

  it('refuses what is no option', () => {
    const person = new Person().picks('report').types('🙏🙏');
    expect(person.at).toBe('report/urgent');
    expect(said(person.last)).toContain('refusal.choose');
    expect(person.picks('nonsense').at).toBe('report/urgent');
    expect(said(person.last)).toContain('common.old-button');
  });
});

describe('identity', () => {
  it('tells what both ways mean before the choice', () => {
    const person = new Person().picks('report', 'no', 'continue');
    expect(said(person.last).slice(0, 2)).toEqual(['fork.intro', 'fork.anonymous']);
    expect(person.options).toEqual(expect.arrayContaining(['anonymous', 'named']));
  });

  it('asks for a contact only when named', () => {
    const person = new Person().picks('report', 'no', 'continue', 'named');
    expect(person.at).toBe('report/contact');
    expect(person.types('+7 000').at).toBe('report/about-unit');
    const anonymous = new Person().picks('report', 'no', 'continue', 'anonymous');
    expect(anonymous.at).toBe('report/about-unit');
  });
});

describe('routing', () => {
  it.each([
    ['no', 'default'],
    ['yes', 'oversight'],
    ['unsure', 'oversight'],
  ])('of the answer "%s" seals to %s', (answer, group) => {
    const person = new Person().picks('report', 'no', 'continue', 'anonymous', answer);
    expect(person.at).toBe('report/recall');
    expect(sent(person.types('Something is wrong.').skipsTo('report/review')).group).toBe(group);
  });

  it('says before going on that there is nobody past the unit', () => {
    const person = new Person(worldWith({ oversight: false }));
    person.picks('report', 'no', 'continue', 'anonymous', 'yes');
    expect(person.at).toBe('report/no-oversight');
    person.picks('continue').types('Something is wrong.').skipsTo('report/review');
    expect(said(person.last)).toContain('review.to-unit-anyway');
    expect(sent(person).group).toBe('default');
  });
});

describe('recall', () => {
  it('asks only what is still open', () => {
    const told = 'Вчера в городской больнице врач попросил 200000 тенге.';
    const person = atRecall().types(told);
    const asked: string[] = [];
    for (; person.at !== 'report/review';) {
      asked.push(person.at);
      person.picks(person.options.includes('skip') ? 'skip' : 'done');
    }
    expect(person.last.draft.told.length).toBeGreaterThan(0);
    for (const question of person.last.draft.told)
      expect(asked).not.toContain(`report/${question}`);
    expect(rowsOf(person).map(({ option }) => option)).toContain('edit-when');
  });

  it('refuses nothing but spaces and control characters', () => {
    const person = atRecall().types(' \u0000\u200B\n ');
    expect(person.at).toBe('report/recall');
    expect(said(person.last)).toContain('refusal.empty');
  });

  it('tells how many characters are too many, and keeps the older answer', () => {
    const person = atRecall().types('First.').picks('back').types('я'.repeat(100_001));
    const refused = person.last.messages[0];
    expect(refused).toMatchObject({ text: { key: 'refusal.too-long', params: { over: 1 } } });
    expect(person.answer('recall')).toMatchObject({ text: 'First.' });
  });

  it('takes emoji and right-to-left words as text', () => {
    for (const text of ['😡😡', 'رشوة']) {
      expect(atRecall().types(text).answer('recall')).toEqual({ kind: 'text', text });
    }
  });
});

describe('the questions', () => {
  it('can be skipped, and the skip is remembered', () => {
    const person = atRecall().picks('skip');
    expect(person.answer('recall')).toEqual({ kind: 'skipped' });
    expect(person.at).toBe('report/what');
  });

  it('take other words where the form allows them', () => {
    const person = atRecall().picks('skip').types('They sell places in the queue');
    expect(person.answer('what')).toMatchObject({ option: 'other' });
  });

  it('show an earlier answer that can be kept', () => {
    const person = atRecall().types('First.').picks('back');
    expect(person.at).toBe('report/recall');
    expect(said(person.last)).toContain('common.answer-now');
    person.picks('keep');
    expect(person.at).toBe('report/what');
    expect(person.answer('recall')).toMatchObject({ text: 'First.' });
  });

  it('ask further only where the answer needs it', () => {
    const person = atRecall().skipsTo('report/before');
    expect(person.picks('yes-here').at).toBe('report/before-what');
    const first = atRecall().skipsTo('report/before');
    expect(first.picks('no').at).toBe('report/fears');
  });

  it('count the way from the first to the last', () => {
    const person = new Person().picks('report');
    expect(person.last.prompt.progress?.step).toBe(1);
    const { of } = person.last.prompt.progress ?? { of: 0 };
    person.picks('no', 'continue', 'anonymous', 'no').skipsTo('report/files');
    expect(person.last.prompt.progress).toEqual({ step: of, of });
  });
});

describe('files', () => {
  it('are taken, counted and told about', () => {
    const person = atFiles().adds();
    expect(person.at).toBe('report/files');
    expect(person.last.draft.files).toHaveLength(1);
    expect(said(person.last)).toContain('file.found-and-removed');
    expect(person.options).toEqual(expect.arrayContaining(['original-1', 'remove-1', 'done']));
  });

  it('go along with their original only when asked for', () => {
    const person = atFiles().adds().picks('original-1');
    expect(person.last.draft.files[0]?.keep).toBe('both');
    expect(said(person.last)).toContain('file.found-and-kept');
    expect(person.picks('original-1').last.draft.files[0]?.keep).toBe('cleaned');
  });

  it('of unknown types are named as not cleaned', () => {
    const person = atFiles().adds(fileWith({ cleaned: null, keep: 'original', found: [] }));
    expect(said(person.last)).toContain('file.not-cleaned');
    expect(person.options).not.toContain('original-1');
  });

  it('are dropped when they are not wanted any more', () => {
    const file = fileWith();
    const person = atFiles().adds(file).picks('remove-1');
    expect(person.last.outcome).toEqual({ kind: 'drop-file', file });
    expect(person.last.draft.files).toEqual([]);
    expect(person.picks('remove-1').last.outcome).toEqual({ kind: 'none' });
  });

  it('are refused above ten, and the eleventh is dropped', () => {
    const person = atFiles();
    for (let count = 0; count < 11; count += 1) person.adds();
    expect(person.last.draft.files).toHaveLength(10);
    expect(person.last.outcome.kind).toBe('drop-file');
  });

  it.each(['empty', 'too-large', 'too-many', 'total', 'pixels', 'damaged', 'space'] as const)(
    'that are refused (%s) leave all else as it was',
    (reason) => {
      const person = atFiles().adds();
      const before = person.state;
      person.does({ kind: 'file-refused', reason });
      expect(said(person.last)).toContain(`file.${reason}`);
      expect(person.state).toEqual(before);
    },
  );

  it('are not taken where nobody asked', () => {
    const person = atRecall().adds();
    expect(said(person.last)).toContain('file.not-now');
    expect(person.last.outcome.kind).toBe('drop-file');
    expect(person.last.draft.files).toEqual([]);
  });
});

describe('review', () => {
  it('shows every question that applies, each with its way back', () => {
    const options = rowsOf(atReview()).map(({ option }) => option);
    expect(options).toContain('edit-recall');
    expect(options).toContain('edit-files');
    expect(options).not.toContain('edit-contact');
    expect(atReview().options).toEqual(['send', 'back', 'stop']);
  });

  it('leads to a question and back again', () => {
    const person = atReview().picks('edit-who');
    expect(person.at).toBe('report/who');
    expect(person.types('The head of the department').at).toBe('report/review');
    expect(person.answer('who')).toMatchObject({ text: 'The head of the department' });
    expect(person.picks('edit-who', 'back').at).toBe('report/review');
    expect(person.picks('edit-files', 'done').at).toBe('report/review');
  });

  it('asks what an edited answer needs, and forgets what it no longer needs', () => {
    const person = atReview().picks('edit-identity', 'named');
    expect(person.at).toBe('report/contact');
    person.types('A. Person');
    expect(person.at).toBe('report/review');
    expect(sent(person).report.named).toBe(true);
    const back = person.picks('edit-identity', 'anonymous');
    const { report } = sent(back);
    expect(report.named).toBe(false);
    expect(report.answers.map(({ question }) => question)).not.toContain('contact');
  });

  it('passes the word on the side of an edited answer', () => {
    const person = atReview(worldWith({ oversight: false })).picks('edit-about-unit', 'yes');
    expect(person.at).toBe('report/no-oversight');
    expect(person.picks('continue').at).toBe('report/review');
  });

  it('points at what could identify an anonymous person only', () => {
    const text = 'Мой номер +7 701 123 45 67.';
    const person = atRecall().types(text).skipsTo('report/review');
    expect(said(person.last)).toContain('coach.intro');
    person.picks('edit-identity', 'named').types('A. Person');
    expect(said(person.last)).not.toContain('coach.intro');
  });

  it('sends the answers in the order of the form, without the skipped ones', () => {
    const { report } = sent(atReview());
    expect(report.answers.map(({ question }) => question)).toEqual([
      'urgent',
      'identity',
      'about-unit',
      'recall',
    ]);
    expect(report).toMatchObject({ formId: 'report', named: false, files: [] });
  });

  it('does not send a report that says nothing', () => {
    const person = atRecall().skipsTo('report/review').picks('send');
    expect(person.last.outcome).toEqual({ kind: 'none' });
    expect(said(person.last)).toContain('review.nothing-yet');
  });

  it.each(['closed', 'full', 'failed'] as const)(
    'keeps everything when sending is %s',
    (reason) => {
      const person = atReview().picks('send');
      const before = person.state;
      person.does({ kind: 'failed', reason });
      expect(said(person.last)).toContain(`report.${reason}`);
      expect(person.state).toEqual(before);
      expect(person.at).toBe('report/review');
    },
  );
});

describe('a closed intake', () => {
  it('is said at the door, with where else to turn', () => {
    const person = new Person(worldWith({ intake: 'closed' })).picks('report');
    expect(person.at).toBe('report/closed');
    expect(person.last.messages.some((one) => one.kind === 'say' && one.text.kind === 'list')).toBe(
      true,
    );
    expect(person.picks('menu').at).toBe('menu/menu');
  });

  it('that closes in the middle sends nothing and loses nothing', () => {
    const person = atReview();
    const { answers } = person.last.draft;
    person.world = worldWith({ intake: 'closed' });
    person.picks('send');
    expect(person.last.outcome).toEqual({ kind: 'none' });
    expect(said(person.last)).toContain('report.closed');
    expect(person.last.draft.answers).toEqual(answers);
  });
});

describe('the receipt', () => {
  it('stands on the screen once the report is filed, and the draft is gone', () => {
    const person = atReceipt();
    expect(person.at).toBe('report/receipt');
    expect(person.last.messages.map(({ kind }) => kind)).toContain('receipt');
    expect(person.last.draft).toMatchObject({ answers: {}, files: [], caseKey: null });
    expect(JSON.stringify(person.last)).not.toContain(receipt);
    expect(person.last.session.path).toBe('');
  });

  it('belongs to the token that the report was sent with', () => {
    const person = atReview().picks('send');
    const { token, counter } = person.last.session;
    expect(person.does({ kind: 'filed' }).last.session).toMatchObject({ token, counter });
  });

  it.each([receipt.slice(-4), receipt.slice(-4).toLowerCase(), receipt])(
    'is confirmed by typing %s',
    (text) => {
      const person = atReceipt().types(text);
      expect(person.last.outcome).toEqual({ kind: 'forget' });
      expect(person.at).toBe('report/next');
      expect(said(person.last)).toEqual(expect.arrayContaining(['next.pledge', 'next.law']));
    },
  );

  it.each([
    ['receipt', 'check/receipt', 'lookup'],
    ['мәзірге', 'menu/menu', 'none'],
    ['Спасибо вам!', 'report/next', 'none'],
  ])('is behind us: then %s leads to %s', (typed, to, outcome) => {
    const person = atReceipt().picks('saved');
    person.types(typed === 'receipt' ? receipt : typed);
    expect(person.at).toBe(to);
    expect(person.last.outcome.kind).toBe(outcome);
    expect(JSON.stringify(person.state)).not.toContain(receipt);
  });

  it('asks again when the group is wrong', () => {
    const person = atReceipt().types('AAAA');
    expect(person.at).toBe('report/receipt');
    expect(said(person.last)).toContain('receipt.wrong');
  });

  it('can be taken as a file, and ticked as saved', () => {
    const person = atReceipt().picks('download');
    expect(person.last.outcome).toEqual({ kind: 'receipt-file' });
    expect(person.at).toBe('report/receipt');
    expect(person.picks('saved').last.outcome).toEqual({ kind: 'forget' });
  });

  it('is not left by accident', () => {
    for (const way of ['menu', 'start']) expect(atReceipt().picks(way).at).toBe('report/receipt');
    expect(atReceipt().picks('help', 'menu').at).toBe('report/receipt');
    expect(atReceipt().picks('back').at).toBe('report/receipt');
  });

  it('is another one for the next report', () => {
    const person = atReceipt();
    const first = person.last.session;
    person.picks('saved', 'menu', 'report');
    expect(person.at).toBe('report/urgent');
    expect(person.last.session.token).not.toBe(first.token);
    expect(person.last.session.counter).toBe(first.counter + 1);
  });
});
