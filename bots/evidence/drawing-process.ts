import { buffer } from 'node:stream/consumers';

import { cleanImage } from './image.ts';
import { isCleanable } from './kinds.ts';

// Run as a process of its own (draw-apart.ts): one image comes in, and what became of it goes out. The length of what is
// told of it stands before that, in four bytes, and the new image behind it.
const [mime = ''] = process.argv.slice(2);
if (!isCleanable(mime)) throw new TypeError('not a type that is drawn anew');
const drawn = await cleanImage(await buffer(process.stdin), mime);
const { bytes, ...told } = drawn.ok ? drawn : { ...drawn, bytes: new Uint8Array() };
const head = Buffer.from(JSON.stringify(told));
const length = Buffer.alloc(4);
length.writeUInt32BE(head.length);
for (const part of [length, head, bytes]) process.stdout.write(part);
