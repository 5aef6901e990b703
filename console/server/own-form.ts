import type { Context } from 'hono';

import {
  type OwnChoice,
  type OwnForm,
  ownFormName,
  readOwnForm,
} from '../../knowledge/own-form.ts';
import { hex, utf8 } from '../../platform/crypto/bytes.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import type { Clock } from '../../platform/time.ts';
import type { Settings } from '../../storage/settings.ts';
import { duties } from '../duties.ts';
import * as api from '../own-form-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { refuseSpare } from './factors/fresh.ts';
import { Refused } from './refuse.ts';
import type { Route } from './route.ts';

export interface OwnFormDeps {
  readonly settings: Pick<Settings, 'get' | 'change'>;
  readonly clock: Clock;
}

/** Units, categories and the words of the pledge. What the root signed is not among them. */
export function ownFormRoutes(deps: OwnFormDeps): readonly Route[] {
  const who = duties['change-settings'];
  const path = '/api/settings/form';
  return [
    { method: 'GET', path, who, handle: () => read(deps) },
    { method: 'POST', path, who, handle: (c, caller) => change(c, caller, deps) },
  ];
}

async function read({ settings }: OwnFormDeps): Promise<Response> {
  const form = readOwnForm(await settings.get(ownFormName));
  const seen = {
    units: seenOf(form, 'units'),
    categories: seenOf(form, 'categories'),
    pledge: seenOf(form, 'pledge'),
  };
  return answer(api.readOwnForm.answer, { seen, form });
}

async function change(
  context: Context,
  caller: Caller,
  { settings, clock }: OwnFormDeps,
): Promise<Response> {
  const request = await readBody(context, api.setOwnForm.request);
  refuseSpare(caller);
  const before = await settings.get(ownFormName);
  const form = readOwnForm(before);
  if (seenOf(form, request.change.part) !== request.seen) throw new Refused('changed');
  const after = JSON.stringify(changed(form, request.change));
  if (after === JSON.stringify(form)) return answer(api.setOwnForm.answer, {});
  const kind = `settings-${request.change.part}` as const;
  const by = { officerId: caller.officer.id, day: clock.today() };
  if (!(await settings.change(ownFormName, { before, after }, { kind, by }))) {
    throw new Refused('changed');
  }
  return answer(api.setOwnForm.answer, {});
}

function seenOf(form: OwnForm, part: api.OwnFormChange['part']): string {
  return hex(sha256(utf8(JSON.stringify(partOf(form, part)))));
}

function partOf({ units, categories, hidden, pledge }: OwnForm, part: api.OwnFormChange['part']) {
  switch (part) {
    case 'units':
      return units;
    case 'categories':
      return { categories, hidden };
    case 'pledge':
      return pledge;
    default:
      return part satisfies never;
  }
}

function changed(form: OwnForm, wish: api.OwnFormChange): OwnForm {
  switch (wish.part) {
    case 'units':
      refuseDropped(form.units, wish.units);
      return { ...form, units: wish.units };
    case 'categories':
      refuseDropped(form.categories, wish.categories);
      return { ...form, categories: wish.categories, hidden: wish.hidden };
    case 'pledge':
      return { ...form, pledge: wish.pledge };
    default:
      return wish satisfies never;
  }
}

/** What was offered once is retired and never dropped: somebody may be answering by it at this moment. */
function refuseDropped(before: readonly OwnChoice[], after: readonly OwnChoice[]): void {
  const kept = new Set(after.map(({ id }) => id));
  if (before.some(({ id }) => !kept.has(id))) throw new Refused('malformed');
}
