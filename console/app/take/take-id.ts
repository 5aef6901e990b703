/** What is done to take a case out of the console, in the order of the page. */
export const takeIds = ['redact', 'print', 'export', 'hand-over'] as const;
export type TakeId = (typeof takeIds)[number];
