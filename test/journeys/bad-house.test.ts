import { describe, expect, test } from 'vitest';

import type { WireClient } from '../fixtures/client.ts';
import { bareFolder, install, openHouse } from '../fixtures/house.ts';
import { smallDisk } from '../../tools/torture/small-disk.ts';
import { tamperer } from '../fixtures/tampering.ts';
import { blobFiles, channels, clientOf, goTo, recallsIn, report, says } from './way.ts';

const long = `They asked for money. ${'And again. '.repeat(9000)}`.trim();
const note = { name: 'note.txt', type: 'text/plain', bytes: Buffer.from('a note\n') };

describe.each(channels)('over the %s channel', (channel) => {
  test('a draft with its file survives the restart of the house', async () => {
    await using installation = await install();
    let person: WireClient;
    {
      await using house = await openHouse(installation);
      person = clientOf(channel, house.url);
      await goTo(person, 'report/files', { recall: 'Told before the restart.' });
      await person.attach(note);
    }
    await using house = await openHouse(installation);
    const again = person.again(house.url);
    const files = await again.look();
    expect(files).toMatchObject({ status: 200, at: 'report/files' });
    expect(files.options).toContain('remove-1');
    const review = await again.choose('done');
    expect(review.text).toContain('Told before the restart.');
    expect(await again.choose('send')).toMatchObject({ at: 'report/receipt' });
    expect(await recallsIn(installation)).toEqual(['Told before the restart.']);
  });

  test('on a disk that fills up files go first, then text, each with its word, and nothing is lost', async (context) => {
    await using disk = await smallDisk();
    if (disk === null) throw context.skip('not run: no small disk can be mounted here');
    await using installation = await install({ parent: disk.path });
    await using house = await openHouse(installation);
    using rows = tamperer(installation.dataDir);
    const writer = clientOf(channel, house.url);
    await goTo(writer, 'report/recall');
    const sender = clientOf(channel, house.url);
    await goTo(sender, 'report/files', { recall: 'Ready to be sent.' });

    // Only the share that is kept for text is left.
    await disk.leave(0.04);
    const refused = await sender.attach(note);
    expect(refused.at).toBe('report/files');
    expect(says(refused, 'file.space')).toBe(true);
    await report(clientOf(channel, house.url), 'Sent from the reserve.');
    await sender.choose('done');

    // Nothing is left.
    await disk.leave(0);
    const full = await writer.write(long);
    expect(full).toMatchObject({ status: 507, at: 'report/recall' });
    if (channel === 'web') expect(full.field).toBe(long);
    const unsent = await sender.choose('send');
    expect(unsent).toMatchObject({ status: 507, at: 'report/review', receipt: null });
    expect(says(unsent, 'report.full')).toBe(true);
    expect(rows.counts().cases).toBe(1);

    await disk.empty();
    expect(await sender.choose('send')).toMatchObject({ status: 200, at: 'report/receipt' });
    expect(await writer.write(long)).toMatchObject({ status: 200, at: 'report/what' });
    await goTo(writer, 'report/receipt');
    expect((await recallsIn(installation)).toSorted()).toEqual(
      [long, 'Ready to be sent.', 'Sent from the reserve.'].toSorted(),
    );
  });

  test('a house without a roster says that it takes no reports and where else to turn', async () => {
    await using installation = await bareFolder();
    await using house = await openHouse(installation);
    const person = clientOf(channel, house.url);
    await person.look();
    const closed = await person.choose('report');
    expect(closed).toMatchObject({ status: 503, at: 'report/closed' });
    expect(says(closed, 'report.closed')).toBe(true);
    expect(closed.text).toContain('1424');
    expect(await person.late('report/review', { choice: 'send' })).toMatchObject({ receipt: null });
    expect(await blobFiles(installation)).toEqual([]);
  });
});
