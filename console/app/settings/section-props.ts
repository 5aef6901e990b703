import type { Session } from '../session.ts';

/** What each part of the settings gets. */
export interface SectionProps {
  readonly session: Session;
  readonly onExpired: () => void;
}
