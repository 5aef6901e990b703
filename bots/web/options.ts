import { phrase } from '../../knowledge/phrases.ts';
import { html, nothing, type Html } from '../../web/html.ts';
import type { View, ViewOption } from '../view.ts';

/** From this many on, options stand in columns where the page is wide enough. */
const many = 9;

/** The options of a view: what answers, and below it what moves about. Erasing has a place of its own. */
export function options(view: View): Html {
  const shown = view.options.filter((option) => option.id !== 'erase');
  const answers = shown.filter((option) => option.weight !== 'quiet');
  const moves = shown.filter((option) => option.weight === 'quiet');
  return html`${list(answers, phrase(view.language, 'web.choices'), optionsClass(answers))}
  ${list(moves, phrase(view.language, 'web.moves'), 'moves')}`;
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
