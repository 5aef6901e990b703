import {
  paperLanguages,
  type Paper,
  type PaperData,
  type PaperLanguage,
} from '../../knowledge/schema/paper.ts';
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
  return [...world.knowledge.papers.values()].filter(isForm).map(paperOption);
}

export function takeForms(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  return takeChoice(scene, input, formOptions(scene), (choice) => {
    return openPaper(scene, choice, draft.paper?.data ?? {});
  });
}

/** The button of a paper, wherever it is offered. */
export function paperOption({ id, name }: Paper): Option {
  return { id: `paper:${id}`, label: { kind: 'localized', text: name }, weight: 'plain' };
}

/** Where the button of a paper leads, with what is known for it; `null` for another button. */
export function openPaper({ state, world }: Scene, choice: string, data: PaperData): Move | null {
  const { draft, session } = state;
  const found = world.knowledge.papers.get(choice.replace(/^paper:/u, ''));
  if (found === undefined || !isForm(found)) return null;
  const language = paperLanguageOf(session.language);
  const paper: PaperDraft = { id: found.id, language, data, field: null };
  return go(language === null ? 'deadlines/language' : 'deadlines/paper', { ...draft, paper });
}

/** What is made for one person, or out of a case, is nothing to be taken empty. */
function isForm({ kind }: Paper): boolean {
  return kind !== 'own' && kind !== 'case';
}

/** Offices write in Kazakh and Russian; who talks to us in English chooses. */
export function paperLanguageOf(language: Language): PaperLanguage | null {
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
      say(formWord(paper), 'warning'),
      say('deadlines.source', 'notice', { source: { kind: 'localized', text: paper.source } }),
      say('deadlines.not-kept', 'notice'),
    ],
    prompt: choosingAmong(paperOptions(paper, draft.language)),
  };
}

function formWord({ kind, form }: Paper) {
  if (kind === 'notice') return 'notices.form-draft';
  return form === 'draft' ? 'deadlines.form-draft' : 'deadlines.form-known';
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
