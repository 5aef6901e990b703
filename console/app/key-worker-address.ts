// Where the workers are served. The build puts the hashed addresses in the place of this file.

export const keyWorkerUrl: string = '/assets/key-worker.js';
/** Makes keys for somebody who has none: only whoever is invited or sets a console up loads it. */
export const newKeyWorkerUrl: string = '/assets/new-key-worker.js';
