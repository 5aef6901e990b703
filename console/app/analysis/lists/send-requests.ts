import { made } from '../../../../analysis/document.ts';
import { type DocumentId, newDocumentId, type ProjectId } from '../../../../analysis/ids.ts';
import type { ListRequest } from '../../../../analysis/lists/request.ts';
import type { SentList } from '../../../../analysis/lists/sent-list.ts';
import { systemRandom } from '../../../../platform/crypto/random.ts';
import type { DateIso } from '../../../../platform/time.ts';
import type { Session } from '../../session.ts';
import { Trouble } from '../../trouble.ts';
import { type RowChange, saveRows } from '../store.ts';

/**
 * Makes the links, keeps them among the documents of the project, and tells the server last: a link that the server knows
 * and nobody kept could never be handed out or read.
 */
export async function sendRequests(
  around: {
    readonly session: Session;
    readonly project: ProjectId;
    readonly title: string;
    readonly body: string;
    readonly today: DateIso;
  },
  requests: readonly Omit<SentList, 'list' | 'token'>[],
): Promise<void> {
  const { session, project, title, body, today } = around;
  const ids = requests.map(() => newDocumentId(systemRandom));
  const links = await session.keys.makeListLinks({
    requests: requests.map(({ unit, post, day, due, asks }, at): ListRequest => {
      const request = ids[at] ?? '';
      return {
        v: 1,
        type: 'list-request',
        project,
        request,
        body,
        title,
        unit,
        post,
        day,
        due,
        asks,
      };
    }),
  });
  const changes = requests.flatMap((request, at): RowChange[] => {
    const [link, id] = [links[at], ids[at]];
    if (link === undefined || id === undefined) return [];
    return [
      changeOf(session.officerId, id, today, { ...request, list: link.id, token: link.token }),
    ];
  });
  if (changes.length !== requests.length) throw new Trouble('unknown');
  await saveRows(session, project, changes);
  await session.client.sendLists(
    project,
    links.map(({ id, packet }) => ({ id, packet })),
  );
}

function changeOf(officer: string, id: DocumentId, day: DateIso, body: SentList): RowChange {
  const document = made(body, { day, officer, what: 'made', note: '' });
  return { id, kind: 'checklist', expected: 0, document };
}
