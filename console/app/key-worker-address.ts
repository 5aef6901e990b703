/** Where the key worker is served. The build puts the hashed address in the place of this file. */
export const keyWorkerUrl: string = '/assets/key-worker.js';
