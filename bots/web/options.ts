import { phrase } from '../../knowledge/phrases.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import type { View, ViewOption } from '../view.ts';

/** From this many on, options stand in columns where the page is wide enough. */
const many = 9;

/** What answers, as buttons. */
export function answerOptions(view: View): Html {
  const answers = view.options.filter((option) => !isMove(option));
  return list(answers, phrase(view.language, 'web.choices'), optionsClass(answers));
}

/** What moves about in the dialog, below everything else. */
export function moveOptions(view: View): Html {
  const moves = view.options.filter((option) => isMove(option) && option.id !== 'erase');
  return list(moves, phrase(view.language, 'web.moves'), 'moves');
}

/** Erasing has a place of its own on every page; stopping is not an answer either. */
export function isMove({ id, weight }: ViewOption): boolean {
  return weight === 'quiet' || id === 'stop' || id === 'erase';
}

function optionsClass(answers: readonly ViewOption[]): string {
  return answers.length >= many ? 'options many' : 'options';
}

function list(items: readonly ViewOption[], label: string, name: string): Html {
  if (items.length === 0) return nothing;
  // The role is spoken out because Safari forgets lists that have no bullets.
  return html`<ul class="${name}" role="list" aria-label="${label}">
    ${items.map((option) => html`<li>${optionButton(option)}</li>`)}
  </ul>`;
}

function optionButton(option: ViewOption): Html {
  return html`<button
    class="${option.weight}"
    name="choice"
    value="${option.id}"
    ${option.marked !== null && html`aria-pressed="${String(option.marked)}"`}
  >
    ${option.marked !== null && mark(option.marked)}${option.label}
  </button>`;
}

/** Text browsers show the sign; screen readers have the pressed state. */
function mark(marked: boolean): Html {
  return html`<span class="mark" aria-hidden="true">${marked ? '✓' : '·'}</span> `;
}
