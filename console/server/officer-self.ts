import type { Clock } from '../../platform/time.ts';
import * as api from '../api.ts';
import type { Caller } from './access.ts';
import { answer } from './body.ts';

export function me({ officer, token }: Caller, clock: Clock): Response {
  return answer(api.me.answer, {
    officerId: officer.id,
    role: officer.role,
    token,
    today: clock.today(),
  });
}
