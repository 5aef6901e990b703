import { planOf } from '../../knowledge/plan.ts';
import type { Notice } from '../../knowledge/schema/notice.ts';
import { paperLanguages, type PaperLanguage } from '../../knowledge/schema/paper.ts';
import { cardOptions } from '../ask/card-options.ts';
import { chosenCard } from '../ask/answer-to.ts';
import { choosingAmong, takeChoice } from '../deadlines/choices.ts';
import { paperLanguageOf } from '../deadlines/forms.ts';
import { planMessages } from '../guide/plan-words.ts';
import { guideOption, openGuide } from '../open-guide.ts';
import type { Message, Option } from '../message.ts';
import { option, say } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone } from '../walk/slots.ts';
import { answersOf, type Walking } from '../walk/walk.ts';
import { dataOf } from './data.ts';
import { chosenNotice, noticeWalking } from './own-walk.ts';

const languageOptions = [option('in-kk', 'notices.in-kk'), option('in-ru', 'notices.in-ru')];

/** The language of the paper: the chosen one, or that of the conversation; `null` while it has to be asked for. */
function languageOf({ state }: Scene): PaperLanguage | null {
  return state.draft.notice?.language ?? paperLanguageOf(state.session.language);
}

/** Rule: the conversation's language is none that offices write in, and no other was chosen. */
export function lacksLanguage(scene: Scene): boolean {
  return languageOf(scene) === null;
}

export function showLanguage(): Shown {
  return { messages: [say('notices.two-languages')], prompt: choosingAmong(languageOptions) };
}

export function takeLanguage(scene: Scene, input: Input): Move {
  return takeChoice(scene, input, languageOptions, (id) => {
    const chosen = inLanguage(scene, id);
    return chosen === null ? null : go('notice/paper', chosen);
  });
}

/** The paper, and what to do with it. */
export function showPaper(scene: Scene): Shown {
  const made = madeFrom(scene);
  if (made === null) return gone;
  const { notice, walking, language } = made;
  if (language === null) return showLanguage();
  const { world } = scene;
  const { calendar } = world.knowledge;
  const plan = planOf(notice, answersOf(walking), { today: world.today, calendar });
  const paper: Message = {
    kind: 'file',
    label: { kind: 'localized', text: walking.table.form.title },
    file: {
      kind: 'paper',
      paper: notice.id,
      language,
      data: dataOf(walking, language, world.knowledge),
    },
  };
  return {
    messages: [
      say('notices.ready', 'success'),
      paper,
      say('notices.form-draft', 'warning'),
      say('notices.not-kept', 'notice'),
      ...planMessages(notice, plan, world),
    ],
    prompt: choosingAmong(optionsOf(scene, notice, language)),
  };
}

export function takePaper(scene: Scene, input: Input): Move {
  const made = madeFrom(scene);
  if (made === null) return takeChoice(scene, input, [], () => null);
  const { notice, language } = made;
  const options = language === null ? languageOptions : optionsOf(scene, notice, language);
  return takeChoice(scene, input, options, (id) => {
    const chosen = inLanguage(scene, id);
    if (chosen !== null) return stay(chosen);
    if (id === 'change') return go('notice/review', scene.state.draft);
    if (!options.some((one) => one.id === id)) return null;
    return openGuide(scene, id) ?? chosenCard(scene, id);
  });
}

function inLanguage({ state }: Scene, id: string) {
  const { draft } = state;
  const language = paperLanguages.find((each) => id === `in-${each}`);
  if (language === undefined || draft.notice === null) return null;
  return { ...draft, notice: { ...draft.notice, language } };
}

function optionsOf(scene: Scene, notice: Notice, language: PaperLanguage): readonly Option[] {
  const { knowledge } = scene.world;
  const named = [...knowledge.guides.values()].filter(({ papers, form }) => {
    const isBehind = scene.state.draft.walk?.form === form.id;
    return !isBehind && papers.some(({ paper }) => paper === notice.id);
  });
  return [
    ...languageOptions.filter(({ id }) => id !== `in-${language}`),
    option('change', 'notices.change'),
    ...cardOptions(scene.world, notice.cards),
    ...named.map(guideOption),
  ];
}

interface Made {
  readonly notice: Notice;
  readonly walking: Walking;
  readonly language: PaperLanguage | null;
}

function madeFrom(scene: Scene): Made | null {
  const notice = chosenNotice(scene);
  const walking = noticeWalking(scene);
  return notice === null || walking === null
    ? null
    : { notice, walking, language: languageOf(scene) };
}
