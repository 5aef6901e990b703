import { Hono, type Context } from 'hono';

import { examineProof, readProof } from '../../cases/proof-text.ts';
import { languages, type Language } from '../../platform/language.ts';
import { readForm, type FormLimits } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import type { Answers } from './answers.ts';
import { refuseForeign } from './foreign-post.ts';
import { refusalStatuses } from './post.ts';
import { longestProof, type Verified } from './verify.ts';

interface VerifyDeps {
  readonly answers: Answers;
  readonly publicUrl: string | null;
  readonly serverPublic: Uint8Array;
}

/** Where anybody may have a proof of filing checked, without a cookie, a script or a look into the store. */
export function verifyPages(deps: VerifyDeps): Hono {
  const app = new Hono();
  for (const language of languages) {
    const path = `/${language}/verify`;
    app.get(path, () => deps.answers.verify(language, null, deps.serverPublic));
    app.get(`${path}/`, () => deps.answers.redirect(path, 308));
    app.post(path, (context) => check(context, language, deps));
  }
  return app;
}

async function check(
  context: Context,
  language: Language,
  { answers, publicUrl, serverPublic }: VerifyDeps,
): Promise<Response> {
  const refused = await refuseForeign(context, language, { answers, publicUrl });
  if (refused !== null) return refused;
  const texts: string[] = [];
  for await (const part of readForm(formSource(context), limits)) {
    switch (part.kind) {
      case 'refused':
        return answers.error(refusalStatuses[part.because], language);
      case 'field':
        if (part.name === 'text') texts.push(part.value);
        break;
      case 'file':
        texts.push(await beginning(part.bytes));
        break;
      default:
        part satisfies never;
    }
  }
  return answers.verify(language, verified(texts.join('\n'), serverPublic), serverPublic);
}

/** A body of a few megabytes is still read to its end, so that its sender gets an answer. */
const limits: FormLimits = { field: longestProof, fields: 8, files: 4 * 1024 * 1024, fileCount: 1 };

function verified(text: string, serverPublic: Uint8Array): Verified {
  if (text.trim() === '') return { kind: 'nothing' };
  const proof = readProof(text);
  if (proof === null) return { kind: 'unread' };
  return { kind: examineProof(proof, serverPublic), day: proof.filed.day };
}

/** As much of a file as a proof can have; what follows is left. */
async function beginning(bytes: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestProof) break;
  }
  return text.slice(0, longestProof);
}
