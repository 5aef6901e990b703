import { choosingAmong, takeChoice } from './deadlines/choices.ts';
import { showField, showFill, takeField, takeFill } from './deadlines/fill.ts';
import {
  noPaper,
  showForms,
  showLanguage,
  showPaper,
  takeForms,
  takeLanguage,
  takePaper,
} from './deadlines/forms.ts';
import {
  showFirst,
  showNumber,
  showSecond,
  takeFirst,
  takeNumber,
  takeSecond,
} from './deadlines/inputs.ts';
import { showResult, takeResult } from './deadlines/result.ts';
import type { CountDraft } from './draft.ts';
import { deaf, screen, type Flow } from './flow.ts';
import type { Option } from './message.ts';
import { noticeOptions, openNotice } from './open-notice.ts';
import { option, say } from './say.ts';
import { go, type Input, type Move, type Scene, type Shown } from './step.ts';

const tools: readonly Option[] = [
  option('answer', 'deadlines.answer', 'main'),
  option('days', 'deadlines.calculator'),
  option('timetable', 'deadlines.timetable'),
  option('procedures', 'deadlines.procedures'),
  option('forms', 'deadlines.official-forms'),
];

function toolOptions({ world }: Scene): readonly Option[] {
  return [...tools, ...noticeOptions(world)];
}

function takeTools(scene: Scene, input: Input): Move {
  const draft = { ...scene.state.draft, count: null };
  return takeChoice(scene, input, toolOptions(scene), (id) => {
    switch (id) {
      case 'answer':
        return go('deadlines/answer', draft);
      case 'days':
        return go('deadlines/days', draft);
      case 'timetable':
        return go('deadlines/timetable', draft);
      case 'procedures':
        return go('deadlines/procedures', draft);
      case 'forms':
        return go('deadlines/forms', { ...draft, paper: draft.paper ?? noPaper });
      default:
        return openNotice(scene, id);
    }
  });
}

const ways = [option('add', 'deadlines.add'), option('between', 'deadlines.between')];

const analysisWays = [
  option('from-start', 'deadlines.from-start'),
  option('from-end', 'deadlines.from-end'),
  option('from-both', 'deadlines.from-both'),
];

function takeWay(options: readonly Option[]) {
  return (scene: Scene, input: Input): Move =>
    takeChoice(scene, input, options, (id) => {
      const what = whats.find((each) => each === id);
      if (what === undefined) return null;
      return go('deadlines/first', { ...scene.state.draft, count: counting(what) });
    });
}

const whats = ['add', 'between', 'from-start', 'from-end', 'from-both'] as const;

function counting(what: CountDraft['what'], term: string | null = null): CountDraft {
  return { what, term, first: null, second: null, days: null };
}

function termOptions({ world }: Scene, group: 'answer' | 'procedure'): readonly Option[] {
  return world.knowledge.terms
    .filter((term) => term.group === group)
    .map(({ id, name }) => ({
      id: `term:${id}`,
      label: { kind: 'localized', text: name },
      weight: 'plain',
    }));
}

function showTerms(group: 'answer' | 'procedure') {
  return (scene: Scene): Shown => ({
    messages: [say(group === 'answer' ? 'deadlines.which-answer' : 'deadlines.which-procedure')],
    prompt: choosingAmong(termOptions(scene, group)),
  });
}

function takeTerm(group: 'answer' | 'procedure') {
  return (scene: Scene, input: Input): Move =>
    takeChoice(scene, input, termOptions(scene, group), (choice) => {
      const id = choice.replace(/^term:/u, '');
      const term = scene.world.knowledge.terms.find((one) => one.id === id);
      if (term === undefined) return null;
      const count = counting('term', id);
      const { state, world } = scene;
      const { draft } = state;
      // Where no day can be named, none is asked for.
      return term.unit === 'none'
        ? go('deadlines/result', { ...draft, count: { ...count, first: world.today } })
        : go('deadlines/first', { ...draft, count });
    });
}

export const deadlines: Flow = {
  name: 'deadlines',
  form: null,
  start: 'deadlines/tools',
  steps: [
    screen('deadlines/tools', {
      next: [
        'deadlines/answer',
        'deadlines/days',
        'deadlines/timetable',
        'deadlines/procedures',
        'deadlines/forms',
        'notice/start',
      ],
      show: (scene) => ({
        messages: [say('deadlines.what')],
        prompt: choosingAmong(toolOptions(scene)),
      }),
      take: takeTools,
    }),
    screen('deadlines/answer', {
      next: ['deadlines/first', 'deadlines/result'],
      show: showTerms('answer'),
      take: takeTerm('answer'),
    }),
    screen('deadlines/procedures', {
      next: ['deadlines/first'],
      show: showTerms('procedure'),
      take: takeTerm('procedure'),
    }),
    screen('deadlines/days', {
      next: ['deadlines/first'],
      show: () => ({ messages: [say('deadlines.which-way')], prompt: choosingAmong(ways) }),
      take: takeWay(ways),
    }),
    screen('deadlines/timetable', {
      next: ['deadlines/first'],
      show: () => ({
        messages: [say('deadlines.which-known')],
        prompt: choosingAmong(analysisWays),
      }),
      take: takeWay(analysisWays),
    }),
    screen('deadlines/first', {
      next: ['deadlines/second', 'deadlines/number', 'deadlines/result'],
      show: showFirst,
      take: takeFirst,
    }),
    screen('deadlines/second', { next: ['deadlines/result'], show: showSecond, take: takeSecond }),
    screen('deadlines/number', { next: ['deadlines/result'], show: showNumber, take: takeNumber }),
    screen('deadlines/result', {
      next: ['deadlines/tools', 'deadlines/forms'],
      show: showResult,
      take: takeResult,
    }),
    screen('deadlines/forms', {
      next: ['deadlines/language', 'deadlines/paper'],
      show: showForms,
      take: takeForms,
    }),
    screen('deadlines/language', {
      next: ['deadlines/paper'],
      show: showLanguage,
      take: takeLanguage,
    }),
    screen('deadlines/paper', {
      next: ['deadlines/fill', 'deadlines/forms'],
      show: showPaper,
      take: takePaper,
    }),
    screen('deadlines/fill', {
      next: ['deadlines/paper', 'deadlines/field'],
      show: showFill,
      take: takeFill,
    }),
    screen('deadlines/field', { next: ['deadlines/fill'], show: showField, take: takeField }),
  ],
  hear: deaf,
};
