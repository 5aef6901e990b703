import { canonical } from '../../platform/canonical.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { hash } from '../../platform/crypto/hash.ts';
import type { QuestionnaireContent } from './shape.ts';

/** 64 hex digits over the canonical content: any changed word, option or condition is another version. */
export function contentVersion(content: QuestionnaireContent): string {
  return hex(hash('questionnaire', canonical(content)));
}
