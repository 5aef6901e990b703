/** How the channel behaves towards Telegram and towards people; tests are in more of a hurry. */
export interface Manners {
  /** How long a piece of an album or of a long text waits for the next one. Milliseconds. */
  readonly gather: number;
  /** Messages that may go to one chat at once; after them, one each second. */
  readonly burst: number;
  /** How long one call may take before it counts as lost. Seconds. */
  readonly callSeconds: number;
  /** How long one ask for updates stays open. Seconds. */
  readonly pollSeconds: number;
  /** How long one call is repeated before it is given up. Milliseconds. */
  readonly patience: number;
  /** How long the polling lease lasts without being renewed. Milliseconds. */
  readonly lease: number;
  /** How long a stop waits for turns in flight. Milliseconds. */
  readonly grace: number;
  /** Pause after a failed ask for updates. Milliseconds. */
  readonly pause: number;
}

export const usualManners: Manners = {
  gather: 900,
  burst: 8,
  callSeconds: 40,
  pollSeconds: 25,
  patience: 10 * 60_000,
  lease: 60_000,
  grace: 10_000,
  pause: 3_000,
};
