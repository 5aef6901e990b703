import type { ProjectId } from '../../../../analysis/ids.ts';
import type { Session } from '../../session.ts';

/** Ends every link of a project that is closed: nobody is to answer what nobody will read. */
export async function closeLists({ client }: Session, project: ProjectId): Promise<void> {
  await client.endLists(project);
}
