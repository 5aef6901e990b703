/** Every way in which Senim refuses; the text of an error never holds what a person wrote, a key or an id. */
export type ErrorCode =
  | 'config'
  | 'crypto.auth' // a tag, hash or signature did not match
  | 'crypto.format' // unknown version, type, field or label
  | 'receipt.format'
  | 'roster.signature'
  | 'roster.sequence'
  | 'roster.content'
  | 'case.context' // a frame stands where it does not belong
  | 'case.manifest'
  | 'case.move' // a status move that the table does not allow
  | 'officer.kdf-floor'
  | 'officer.passphrase'
  | 'root.other' // a root key, but not the one that this body's lists are signed with
  | 'sheet.typed' // a line of a recovery sheet is wrong
  | 'sheet.set' // two sheets of different sets
  | 'sheet.same' // one sheet twice
  | 'sheet.other' // sheets that give another recovery key than the roster's
  | 'store.full' // no space left on the device
  | 'store.busy'
  | 'store.away' // the database server cannot be reached, or did not confirm: what was asked may have happened or not
  | 'store.settings'
  | 'store.integrity'
  | 'file.type'
  | 'file.pixels'
  | 'file.damaged'
  | 'file.size' // more bytes arrived than are taken
  | 'file.cut' // the sender went away in the middle
  | 'telegram' // the Bot API refused or did not answer
  | 'teams' // Microsoft's service refused or did not answer
  | 'model' // a language model's server refused or gave nothing readable
  | 'content'; // a knowledge file is wrong

/** The one base of our errors. `message` is for developers; people read phrases chosen by `code`. */
export class SenimError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SenimError';
    this.code = code;
  }
}
