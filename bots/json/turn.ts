import { phrase } from '../../knowledge/phrases.ts';
import { languageOf, type Language } from '../../platform/language.ts';
import { discard, readForm, type FormSource } from '../../web/form.ts';
import { readText } from '../../web/read-text.ts';
import { readClientKey } from '../client-key.ts';
import type { Act, Converse, Conversed, Problem } from '../conversed.ts';
import { Crowded } from '../gate/gated.ts';
import { formLimits } from '../web/post.ts';
import { chatBody, type ChatPlace } from './answer.ts';
import { errorBody, refusals } from './errors.ts';
import {
  chatRequest,
  type ChatAnswer,
  type ChatRequest,
  type ErrorAnswer,
  type ErrorCode,
} from './shapes.ts';
import { refusalCodes, takeUpload } from './upload.ts';

/** What goes back to the program. */
export interface JsonTurn {
  readonly status: number;
  readonly body: ChatAnswer | ErrorAnswer | (ChatAnswer & ErrorAnswer);
}

export interface JsonTurnDeps {
  readonly converse: Converse;
  /** For refusals, as long as the request names no language. */
  readonly language: Language;
  readonly place: ChatPlace;
  readonly onFailure: (error: unknown) => void;
}

const longestJson = 2 * 1024 * 1024;

/** One turn from one request body: JSON, or a form that carries files. */
export async function takeTurn(source: FormSource, deps: JsonTurnDeps): Promise<JsonTurn> {
  const type = (source.contentType ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return fromJson(source, deps);
  if (type === 'multipart/form-data') return fromForm(source, deps);
  await discard(source);
  return refused('type', deps.language);
}

async function fromJson(source: FormSource, deps: JsonTurnDeps): Promise<JsonTurn> {
  const read = await readText(source.body, longestJson);
  if (!read.ok) return refused(refusalCodes[read.because], deps.language);
  const json = parsed(read.text);
  const language = languageNamed(json) ?? deps.language;
  const request = chatRequest.safeParse(json);
  if (!request.success) return refused('invalid', language);
  return converse(request.data, { ...deps, language });
}

async function converse(request: ChatRequest, deps: JsonTurnDeps): Promise<JsonTurn> {
  const clientKey = readClientKey(request.session);
  const unknown = request.session !== undefined && clientKey === null;
  // An answer to a dialog that we cannot find must not be taken for an answer to the first question.
  const act: Act = unknown ? { kind: 'look' } : actOf(request);
  try {
    const language = request.language ?? null;
    const conversed = await deps.converse({ clientKey, language, act, channel: 'json' });
    return await answered(conversed, deps.place, unknown);
  } catch (error) {
    if (error instanceof Crowded) return { ...refused('failed', deps.language), status: 503 };
    deps.onFailure(error);
    return refused('failed', deps.language);
  }
}

function actOf({ choice, text, at }: ChatRequest): Act {
  const where = at === undefined ? {} : { at };
  if (choice !== undefined) return { kind: 'choice', id: choice, ...where };
  if (text !== undefined) return { kind: 'text', text, ...where };
  return { kind: 'look' };
}

async function fromForm(source: FormSource, deps: JsonTurnDeps): Promise<JsonTurn> {
  const uploaded = await takeUpload(readForm(source, formLimits), deps);
  return uploaded.ok
    ? await answered(uploaded.conversed, deps.place, false, uploaded.said)
    : refused(uploaded.code, uploaded.language ?? deps.language);
}

async function answered(
  conversed: Conversed,
  place: ChatPlace,
  unknown: boolean,
  said: readonly string[] = [],
): Promise<JsonTurn> {
  const chat = await chatBody(conversed, place);
  const { language } = conversed.view;
  const before = unknown ? [phrase(language, 'web.problem-expired'), ...said] : said;
  const body = { ...chat, messages: [...before.map((text) => ({ text })), ...chat.messages] };
  const code = codeOf(conversed.problem);
  if (code === null) return { status: 200, body };
  return { status: statusOf(code), body: { ...body, ...errorBody(code, language) } };
}

function codeOf(problem: Problem | null): ErrorCode | null {
  return problem === 'expired' ? null : problem;
}

/** A turn that failed while the dialog stands is a passing trouble, not a broken request. */
function statusOf(code: ErrorCode): number {
  return code === 'failed' ? 503 : refusals[code].status;
}

function refused(code: ErrorCode, language: Language): JsonTurn {
  return { status: refusals[code].status, body: errorBody(code, language) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function languageNamed(json: unknown): Language | null {
  return typeof json === 'object' && json !== null && 'language' in json
    ? languageOf(json.language)
    : null;
}
