import type { Incoming } from '../../../dialogs/incoming.ts';

/** One question of the report form and what a person answers. */
export interface Asked {
  readonly question: string;
  readonly kind: 'text' | 'choice';
  readonly answer: string;
}

/** Eight questions in the order of the report's flow, answered as people write. */
export const interview: readonly Asked[] = [
  {
    question: 'recall',
    kind: 'text',
    answer:
      'Анамды ауруханаға жатқызғанда бөлімше меңгерушісі «алдымен мәселені шешіп алайық» деді. ' +
      'Біз түсінбедік, ол есікті жауып, бәрін ашық айтты. Қорқып қалдық, не істерімізді білмедік.',
  },
  { question: 'what', kind: 'choice', answer: 'bribe-demanded' },
  { question: 'region', kind: 'choice', answer: 'astana' },
  { question: 'body', kind: 'text', answer: 'Көпсалалы қалалық аурухана' },
  { question: 'unit', kind: 'text', answer: 'Хирургия бөлімшесі' },
  { question: 'when', kind: 'text', answer: '3.11.2026' },
  { question: 'who', kind: 'text', answer: 'Бөлімше меңгерушісі, елу жас шамасында, көзілдірікті' },
  { question: 'asked', kind: 'text', answer: 'Екі жүз мың теңге қолма-қол, операцияға дейін' },
];

export function incomingOf({ kind, answer }: Asked): Incoming {
  return kind === 'text' ? { kind, text: answer } : { kind, id: answer };
}

/** A dialog engine that takes the interview; its state is JSON text between two turns. */
export interface Interviewer {
  readonly name: string;
  /** Takes the whole interview `times` over. Resolves to the JSON text after the last answer. */
  readonly take: (times: number) => string | Promise<string>;
}
