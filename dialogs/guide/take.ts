import type { PlannedAdvice } from '../../knowledge/plan.ts';
import {
  paperLanguages,
  type PaperData,
  type PaperLanguage,
} from '../../knowledge/schema/paper.ts';
import { choosingAmong, takeChoice } from '../deadlines/choices.ts';
import { linesOf } from '../contacts.ts';
import { paperLanguageOf } from '../deadlines/forms.ts';
import type { Message, Text, WantedEvent } from '../message.ts';
import { renderText } from '../render.ts';
import { dated, say, words } from '../say.ts';
import type { Input, Move, Scene, Shown } from '../step.ts';
import type { World } from '../world.ts';
import { gone } from '../walk/slots.ts';
import { planIn, type Planning } from './plan-in.ts';
import { contactsOf, untilText } from './plan-words.ts';

/** The steps to take away: as a sheet for an office program, and the dated ones for the person's own calendar. */
export function showTake(scene: Scene): Shown {
  const found = planIn(scene);
  if (found === null) return gone;
  const events = eventsOf(found, scene.world);
  return {
    messages: [
      say('guide.taken', 'success'),
      ...sheetsOf(found, scene),
      ...(events.length === 0 ? [] : [calendarOf(events), say('guide.calendar-seen', 'notice')]),
      say('guide.taken-where', 'notice'),
    ],
    prompt: choosingAmong([]),
  };
}

export function takeTaken(scene: Scene, input: Input): Move {
  return takeChoice(scene, input, [], () => null);
}

/** In the language of the conversation; where offices do not write in that, in both of theirs. */
function sheetsOf(found: Planning, { state, world }: Scene): readonly Message[] {
  const own = paperLanguageOf(state.session.language);
  if (own !== null) return [sheetIn(own, words('guide.my-steps'), found, world)];
  return [
    say('guide.two-languages', 'notice'),
    ...paperLanguages.map((each) => sheetIn(each, words(`deadlines.in-${each}`), found, world)),
  ];
}

function sheetIn(language: PaperLanguage, label: Text, found: Planning, world: World): Message {
  const data = dataIn(language, found, world);
  return { kind: 'file', label, file: { kind: 'paper', paper: 'my-steps', language, data } };
}

function dataIn(language: PaperLanguage, { guide, plan }: Planning, world: World): PaperData {
  const said = (text: Text) => renderText(text, language, world.knowledge);
  const each = (kind: PlannedAdvice['advice']['kind']) =>
    plan.advice.filter(({ advice }) => advice.kind === kind).map((one) => said(lineOf(one, world)));
  const { urgent, others } = contactsOf(plan, world);
  return {
    situation: guide.title[language],
    steps: each('do'),
    avoid: each('avoid'),
    know: each('know'),
    contacts: linesOf([...urgent, ...others])
      .flatMap((message) => (message.kind === 'say' ? itemsOf(message.text) : []))
      .map(said),
    sources: guide.sources.map(({ title, date }) =>
      said(
        date === null
          ? { kind: 'localized', text: title }
          : words('ask.source-dated', { title: title[language], date: dated(date) }),
      ),
    ),
  };
}

function lineOf({ advice, due }: PlannedAdvice, world: World): Text {
  const step: Text = { kind: 'localized', text: advice.text };
  return due === null ? step : words('guide.step-line', { step, until: untilText(due, world) });
}

function itemsOf(text: Text): readonly Text[] {
  return text.kind === 'list' ? text.items : [text];
}

function calendarOf(events: readonly WantedEvent[]): Message {
  const title = words('guide.my-steps');
  return {
    kind: 'file',
    label: words('deadlines.calendar-file'),
    file: { kind: 'calendar', title, events },
  };
}

/** Days that are still to come; the same event each time, so that a calendar replaces it. */
function eventsOf({ guide, plan }: Planning, world: World): readonly WantedEvent[] {
  return plan.advice.flatMap(({ advice, due }) =>
    due?.kind === 'day' && due.day >= world.today
      ? [
          {
            id: `guide.${guide.id}.${advice.id}.${due.day}`,
            day: due.day,
            title: { kind: 'localized', text: advice.text },
            notes: untilText(due, world),
          },
        ]
      : [],
  );
}
