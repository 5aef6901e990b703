import { readFileSync } from 'node:fs';

import { createEvidence } from '../../../bots/evidence.ts';

/** Takes the file named on the command line in, as a process of its own that can be watched. */
const bytes = readFileSync(process.argv[2] ?? '');
const stream = new Blob([bytes]).stream();
const taken = await createEvidence()({ bytes: stream, name: 'photo.jpg', most: bytes.length });
process.stdout.write(taken.ok && taken.cleaned !== null ? 'cleaned' : 'not cleaned');
