import type { ErrorCode } from '../json/shapes.ts';

/** A deed was not taken, by the assistant or before it came there, and the dialog has not moved. */
export class Refused extends Error {
  readonly code: ErrorCode | 'no-file';
  constructor(code: ErrorCode | 'no-file') {
    super(`refused: ${code}`);
    this.name = 'Refused';
    this.code = code;
  }
}
