import { Hono, type Context } from 'hono';

import type { ListOffer } from '../../../dialogs/list/list-offer.ts';
import { say } from '../../../dialogs/say.ts';
import type { Indicators } from '../../../knowledge/indicators.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { SenimError } from '../../../platform/errors.ts';
import { languages, type Language } from '../../../platform/language.ts';
import type { FormLimits } from '../../../web/form.ts';
import type { Lists } from '../../lists.ts';
import type { Answers } from '../answers.ts';
import { postedTo } from '../post-of-fields.ts';
import { listDoor, listRefused, listTaken, type ListPageContext } from './door-page.ts';
import { listForm, readListForm, type ListForm } from './form-page.ts';

export interface ListPagesDeps {
  readonly lists: Lists;
  readonly answers: Answers;
  readonly random: Random;
  readonly indicators: Indicators;
  readonly publicUrl: string | null;
  readonly demonstration: boolean;
}

/** 91 questions with a note each. */
const limits: FormLimits = { field: 64 * 1024, fields: 400, files: 1024 * 1024, fileCount: 0 };

/** The pages of a personal link. The site map: */
export function listPages(deps: ListPagesDeps): Hono {
  const app = new Hono();
  for (const language of languages) {
    const at = `/${language}/list/:token`;
    app.get(at, (c) =>
      withOffer(c, language, deps, (offer, context) =>
        deps.answers.ownHtml(200, listDoor(offer, context)),
      ),
    );
    app.get(`${at}/page`, (c) =>
      withOffer(c, language, deps, (offer, context) =>
        form({ ...empty, offer, once: deps.random(32) }, 200, context, deps),
      ),
    );
    app.post(`${at}/page`, (c) => answered(c, language, deps));
  }
  return app;
}

async function withOffer(
  context: Context,
  language: Language,
  { lists, answers, demonstration }: ListPagesDeps,
  draw: (offer: ListOffer, context: ListPageContext) => Response | Promise<Response>,
): Promise<Response> {
  const token = context.req.param('token') ?? '';
  const offer = await lists.find(token);
  const page = { language, demonstration };
  if (typeof offer !== 'string') return draw(offer, page);
  // What is no token at all gets the plain error page: nothing of it is written back.
  if (offer === 'unknown') return answers.ownHtml(404, listRefused(offer, '-', page));
  return answers.ownHtml(200, listRefused(offer, token.toLowerCase(), page));
}

const empty: Pick<ListForm, 'filled' | 'said' | 'long'> = {
  filled: { values: new Map() },
  said: [],
  long: new Set(),
};

function form(
  one: ListForm,
  status: number,
  context: ListPageContext,
  { answers, indicators }: ListPagesDeps,
): Response {
  return answers.ownHtml(status, listForm(one, indicators, context));
}

async function answered(
  context: Context,
  language: Language,
  deps: ListPagesDeps,
): Promise<Response> {
  const { answers, random, publicUrl } = deps;
  const filled = await postedTo(context, language, { answers, limits, publicUrl });
  if (filled instanceof Response) return filled;
  return withOffer(context, language, deps, async (offer, page) => {
    const once = filled.once ?? random(32);
    const again = (status: number, changes: Partial<ListForm>) =>
      form({ ...empty, offer, once, filled, ...changes }, status, page, deps);
    if (filled.language !== null) return again(200, {});
    const { said, long, unanswered } = readListForm(offer, filled);
    if (Object.keys(said).length === 0) {
      return again(422, { said: [say('list.nothing-yet', 'problem')] });
    }
    if (long.size > 0 || unanswered.length > 0) {
      const wrong = new Set([...long, ...unanswered]);
      return again(422, { said: [say('survey.page.wrong', 'problem')], long: wrong });
    }
    return send(offer, said, { deps, page, language, once, again });
  });
}

async function send(
  offer: ListOffer,
  said: ReturnType<typeof readListForm>['said'],
  around: {
    readonly deps: ListPagesDeps;
    readonly page: ListPageContext;
    readonly language: Language;
    readonly once: Uint8Array;
    readonly again: (status: number, changes: Partial<ListForm>) => Response;
  },
): Promise<Response> {
  const { deps, page, language, once, again } = around;
  try {
    const list = { offer, said, caseKey: null };
    const taken = await deps.lists.answer({ list, language, once });
    return taken === 'taken'
      ? deps.answers.ownHtml(200, listTaken(offer, Object.keys(said).length, page))
      : deps.answers.ownHtml(200, listRefused(taken, offer.token, page));
  } catch (error) {
    // Nothing was stored: the page comes back as it was filled in.
    if (!(error instanceof SenimError)) throw error;
    return error.code === 'store.full'
      ? again(507, { said: [say('list.full', 'problem')] })
      : again(503, { said: [say('list.failed', 'problem')] });
  }
}
