import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

import { icon } from '../bots/web/icon.ts';

/** `node tools/teams-icons.ts FOLDER`: the two pictures that an app of Teams needs, from the sign of the page. */
const [folder = 'docs/teams-app'] = process.argv.slice(2);

/** Teams wants white lines on nothing here, and no colour. */
const outline = icon.replace(/<rect[^>]*>/, '');

await mkdir(folder, { recursive: true });
await draw(icon, 192, 'color.png');
await draw(outline, 32, 'outline.png');

async function draw(svg: string, size: number, name: string): Promise<void> {
  await sharp(Buffer.from(svg), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9 })
    .toFile(join(folder, name));
}
