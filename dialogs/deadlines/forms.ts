import type { Paper } from '../../knowledge/schema/paper.ts';
import { paperLanguages, type PaperLanguage } from '../../knowledge/schema/paper.ts';
import type { Language } from '../../platform/language.ts';
import type { Draft, PaperDraft } from '../draft.ts';
import type { Message, Option } from '../message.ts';
import { option, say } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { choosingAmong, takeChoice } from './choices.ts';
import { dataFor } from './paper-data.ts';

export const noPaper: PaperDraft = { id: null, language: null, data: {}, field: null };

export function showForms(scene: Scene): Shown {
  const dated = Object.keys(scene.state.draft.paper?.data ?? {}).length > 0;
  return {
    messages: [say('deadlines.forms'), ...(dated ? [say('deadlines.forms-filled', 'notice')] : [])],
    prompt: choosingAmong(formOptions(scene)),
  };
}

function formOptions({ world }: Scene): readonly Option[] {
  return [...world.knowledge.papers.values()].map(({ id, name }) => ({
    id: `paper:${id}`,
    label: { kind: 'localized', text: name },
    weight: 'plain',
  }));
}

export function takeForms(scene: Scene, input: Input): Move {
  const { draft, session } = scene.state;
  return takeChoice(scene, input, formOptions(scene), (choice) => {
    const id = choice.replace(/^paper:/u, '');
    if (!scene.world.knowledge.papers.has(id)) return null;
    const language = paperLanguageOf(session.language);
    const paper = { ...(draft.paper ?? noPaper), id, language, field: null };
    return go(language === null ? 'deadlines/language' : 'deadlines/paper', { ...draft, paper });
  });
}

/** Offices write in Kazakh and Russian; who talks to us in English chooses. */
function paperLanguageOf(language: Language): PaperLanguage | null {
  return paperLanguages.find((each) => each === language) ?? null;
}

const languageOptions = [option('in-kk', 'deadlines.in-kk'), option('in-ru', 'deadlines.in-ru')];

export function showLanguage(): Shown {
  return {
    messages: [say('deadlines.two-languages')],
    prompt: choosingAmong(languageOptions),
  };
}

export function takeLanguage(scene: Scene, input: Input): Move {
  return takeChoice(scene, input, languageOptions, (id) => {
    const language = paperLanguages.find((each) => id === `in-${each}`);
    return language === undefined ? null : go('deadlines/paper', inLanguage(scene, language));
  });
}

function inLanguage({ state }: Scene, language: PaperLanguage): Draft {
  const { draft } = state;
  return { ...draft, paper: { ...(draft.paper ?? noPaper), language } };
}

/** The paper that the draft names; `null` when there is none, or none any more. */
export function chosenPaper({ state, world }: Scene): Paper | null {
  const id = state.draft.paper?.id ?? null;
  return id === null ? null : (world.knowledge.papers.get(id) ?? null);
}

export function showPaper(scene: Scene): Shown {
  const paper = chosenPaper(scene);
  const { paper: draft } = scene.state.draft;
  if (paper === null || draft?.language == null) return showForms(scene);
  const data = dataFor(paper, draft.data);
  const name = { kind: 'localized', text: paper.name } as const;
  const empty = Object.keys(data).length === 0;
  const file: Message = {
    kind: 'file',
    label: name,
    file: { kind: 'paper', paper: paper.id, language: draft.language, data },
  };
  return {
    messages: [
      say(empty ? 'deadlines.paper-empty' : 'deadlines.paper-filled', 'success'),
      file,
      say(paper.form === 'draft' ? 'deadlines.form-draft' : 'deadlines.form-known', 'warning'),
      say('deadlines.source', 'notice', { source: { kind: 'localized', text: paper.source } }),
      say('deadlines.not-kept', 'notice'),
    ],
    prompt: choosingAmong(paperOptions(paper, draft.language)),
  };
}

function paperOptions(paper: Paper, language: PaperLanguage): readonly Option[] {
  return [
    ...(paper.fields.some(({ type }) => type !== 'rows')
      ? [option('fill', 'deadlines.fill', 'main')]
      : []),
    language === 'kk' ? option('in-ru', 'deadlines.in-ru') : option('in-kk', 'deadlines.in-kk'),
    option('forms', 'deadlines.other-form'),
  ];
}

export function takePaper(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const paper = chosenPaper(scene);
  const language = draft.paper?.language ?? null;
  if (paper === null || language === null) return takeForms(scene, input);
  return takeChoice(scene, input, paperOptions(paper, language), (id) => {
    if (id === 'fill') return go('deadlines/fill', draft);
    if (id === 'forms') return go('deadlines/forms', draft);
    const other = paperLanguages.find((each) => id === `in-${each}`);
    return other === undefined ? null : stay(inLanguage(scene, other));
  });
}
