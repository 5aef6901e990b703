import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { newCaseKey } from '../../cases/case-key.ts';
import { sealFile, sealFileStream } from '../../cases/file.ts';
import type { FileSealing } from '../../cases/file.ts';
import { blobId, newBlobId } from '../../cases/ids.ts';
import { openCaseKey, peelKeyFile, sealCaseKey, shredKeyFile } from '../../cases/key-file.ts';
import { sealManifest } from '../../cases/manifest.ts';
import type { Manifest } from '../../cases/manifest.ts';
import { openCase, openFile, openLetterFile } from '../../cases/open.ts';
import type { CaseOpening } from '../../cases/open.ts';
import { signFiling } from '../../cases/proof.ts';
import { digestOf, sealFrame } from '../../cases/sealed-frame.ts';
import type { SealedBlob, StoredBlob } from '../../cases/sealed.ts';
import { canonical } from '../../platform/canonical.ts';
import { joinBytes, utf8 } from '../../platform/crypto/bytes.ts';
import { portableSigner, signPublic } from '../../platform/crypto/ed25519.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { Secret } from '../../platform/secret.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { day, fileCase, makeWorld, opening, report } from '../fixtures/sealing-world.ts';
import type { World } from '../fixtures/sealing-world.ts';
import { seeded, seededSecret } from '../fixtures/seeded.ts';

let world: World;
let filed: Awaited<ReturnType<typeof fileCase>>;
let photo: SealedBlob;
let scan: SealedBlob;
let foreign: Awaited<ReturnType<typeof fileCase>>;
let right: CaseOpening;

const jpeg = seeded('jpeg')(5000);

beforeAll(async () => {
  world = await makeWorld(nativeAge);
  const { identity, recipient } = await newCaseKey({
    random: seeded('with files'),
    age: nativeAge,
  });
  const { caseId } = await fileCase(world, 'with files');
  const place = { age: nativeAge, caseRecipient: recipient, caseId, day: day('2026-11-22') };
  photo = await sealFile({ ...place, ...named(0, '.jpg', 'image/jpeg', true) }, jpeg);
  scan = await sealFile({ ...place, ...named(1, '.pdf', 'application/pdf', false) }, utf8('%PDF'));
  const files = [photo, scan].map(stored);
  filed = await fileCase(world, 'with files', { caseIdentity: identity, files });
  foreign = await fileCase(world, 'foreign');
  right = opening(world, filed.sealed);
});

function named(seq: number, name: string, mime: string, cleaned: boolean) {
  return { blobId: newBlobId(seeded(`file ${seq}`)), seq, name, mime, cleaned };
}

function stored({ blobId, sha256, bytes }: SealedBlob): StoredBlob {
  return { blobId, sha256, size: bytes.length };
}

function reportOf({ sealed }: { sealed: typeof filed.sealed }): SealedBlob {
  const [blob] = sealed.blobs;
  return blob ?? expect.unreachable('a case without a report');
}

describe('a filed case', () => {
  test('opens for every member of its group and gives back the report', async () => {
    for (const { identity } of [world.aigerim, world.daniyar, world.paper]) {
      const opened = await openCase({ ...right, identity });
      expect(opened.report).toEqual(report);
      expect(opened.day).toBe(filed.sealed.day);
      expect(opened.gen).toBe(1);
      expect(opened.caseIdentity.bytes()).toEqual(filed.caseIdentity.bytes());
    }
  });

  test('opens with age in plain JavaScript too', async () => {
    const { age: _, ...portable } = right;
    expect((await openCase(portable)).report).toEqual(report);
  });

  test('gives back its files, however large', async () => {
    const { manifest, caseIdentity } = await openCase(right);
    const common = { age: nativeAge, caseIdentity, manifest };
    const opened = await openFile({ ...common, blobId: photo.blobId, bytes: photo.bytes });
    expect(opened).toEqual({
      bytes: jpeg,
      name: '.jpg',
      mime: 'image/jpeg',
      cleaned: true,
      origSha256: null,
    });
    const other = await openFile({ ...common, blobId: scan.blobId, bytes: scan.bytes });
    expect([other.name, other.cleaned]).toEqual(['.pdf', false]);
  });

  test('opens with the server’s proof of its filing', async () => {
    const server = seededSecret('server');
    const { caseId, day } = filed.sealed;
    const manifestSha256 = digestOf(filed.sealed.manifest);
    const signature = signFiling({ caseId, manifestSha256, day }, portableSigner(server));
    const proof = { day, signature, serverPublic: signPublic(server) };
    expect((await openCase({ ...right, filed: proof })).report).toEqual(report);
    for (const wrong of [
      { ...proof, signature: flipped(signature, 1) },
      { ...proof, day: addDay() },
      { ...proof, serverPublic: world.rootPublic },
    ]) {
      expect(await refusal(() => openCase({ ...right, filed: wrong }))).toBe('case.manifest');
    }
  });

  test('has the same size for short reports of different length', async () => {
    const [first] = report.answers;
    const longer = await fileCase(world, 'longer', {
      report: { ...report, answers: first === undefined ? [] : [first, first, first] },
    });
    expect(reportOf(longer).bytes.length).toBe(reportOf(filed).bytes.length);
  });

  test('holds no word of the report and no key', () => {
    const { keyFile, manifest, reporter } = filed.sealed;
    const written = Buffer.concat([keyFile, manifest, reporter.packet, reportOf(filed).bytes]);
    for (const secret of ['Дәрігер', 'AGE-SECRET', 'recall', filed.receipt, filed.caseRecipient]) {
      expect(written.indexOf(secret)).toBe(-1);
      expect(JSON.stringify(filed.sealed)).not.toContain(secret);
    }
  });
});

function addDay() {
  return day('2026-11-23');
}

describe('nobody else opens it', () => {
  test('neither an officer of another group nor the holder of the receipt', async () => {
    for (const identity of [world.saule.identity, filed.reporter.ageIdentity, seededSecret('x')]) {
      expect(await refusal(() => openCase({ ...right, identity }))).toBe('crypto.auth');
    }
  });

  test('nor an officer from a backup without the shred key', async () => {
    const { keyFile, caseId } = filed.sealed;
    expect(await refusal(() => openCase({ ...right, keyFile }))).toBe('crypto.format');
    expect(
      await refusal(() => peelKeyFile({ bytes: keyFile, shred: seededSecret('x'), caseId })),
    ).toBe('crypto.auth');
  });

  test('and a case about the unit makes no key for the unit', async () => {
    const about = await fileCase(world, 'about the unit', { group: 'oversight' });
    const outside = opening(world, about.sealed);
    expect(await refusal(() => openCase(outside))).toBe('crypto.auth');
    const opened = await openCase({ ...outside, identity: world.saule.identity });
    expect(opened.manifest.group).toBe('oversight');
  });
});

describe('an alarm is raised', () => {
  test('when parts of two cases are mixed', async () => {
    const other = opening(world, foreign.sealed);
    expect(await refusal(() => openCase({ ...right, keyFile: other.keyFile }))).toBe(
      'case.context',
    );
    expect(await refusal(() => openCase({ ...right, manifest: other.manifest }))).toBe(
      'crypto.auth',
    );
    expect(await refusal(() => openCase({ ...right, report: other.report }))).toBe('case.manifest');
    expect(await refusal(() => openCase({ ...other, caseId: right.caseId }))).toBe('case.context');
    expect(
      await refusal(() =>
        openCase({ ...right, report: { ...other.report, blobId: right.report.blobId } }),
      ),
    ).toBe('case.manifest');
  });

  test('when the key file of another case is put under this one’s shred key', async () => {
    const { caseId, shred } = filed.sealed;
    const bytes = foreign.sealed.keyFile;
    expect(await refusal(() => peelKeyFile({ bytes, shred, caseId }))).toBe('crypto.auth');
    const theirs = { bytes, shred: foreign.sealed.shred };
    expect(await refusal(() => peelKeyFile({ ...theirs, caseId }))).toBe('crypto.auth');
  });

  test('when files of the case change places', async () => {
    const { manifest, caseIdentity } = await openCase(right);
    const common = { age: nativeAge, caseIdentity, manifest };
    for (const [id, blob] of [
      [photo.blobId, scan],
      [scan.blobId, photo],
      [photo.blobId, reportOf(filed)],
    ] as const) {
      expect(await refusal(() => openFile({ ...common, blobId: id, bytes: blob.bytes }))).toBe(
        'case.manifest',
      );
    }
  });

  test('when a file is not listed', async () => {
    const { manifest, caseIdentity } = await openCase(right);
    const stray = newBlobId(seeded('stray'));
    const common = { age: nativeAge, caseIdentity, manifest };
    expect(await refusal(() => openFile({ ...common, blobId: stray, bytes: photo.bytes }))).toBe(
      'case.manifest',
    );
  });

  test('when the list itself names a blob of another place or kind', async () => {
    const { manifest, caseIdentity } = await openCase(right);
    const moved = (from: SealedBlob, to: SealedBlob): Manifest => ({
      ...manifest,
      blobs: [{ ...stored(from), blobId: to.blobId, type: 'file' }],
    });
    for (const [from, to] of [
      [scan, photo],
      [reportOf(filed), reportOf(filed)],
    ] as const) {
      const wrong = { manifest: moved(from, to), blobId: to.blobId, bytes: from.bytes };
      expect(await refusal(() => openFile({ age: nativeAge, caseIdentity, ...wrong }))).toBe(
        'case.context',
      );
    }
  });

  test('when an older manifest of the same case is replayed', async () => {
    // The report was sealed twice, as after a failed commit: the first attempt is the older one.
    const again = await fileCase(world, 'with files', {
      random: seeded('second attempt'),
      caseIdentity: new Secret(Uint8Array.from(filed.caseIdentity.bytes())),
      files: [photo, scan].map(stored),
    });
    const newer = opening(world, again.sealed);
    expect((await openCase(newer)).report).toEqual(report);
    expect(await refusal(() => openCase({ ...newer, manifest: filed.sealed.manifest }))).toBe(
      'case.manifest',
    );
    const blob = { ...newer.report, blobId: right.report.blobId };
    expect(
      await refusal(() => openCase({ ...newer, manifest: filed.sealed.manifest, report: blob })),
    ).toBe('case.manifest');
  });

  test('when the roster under which it was filed is not known', async () => {
    for (const rosterHashes of [[], ['0'.repeat(64)]]) {
      expect(await refusal(() => openCase({ ...right, rosterHashes }))).toBe('case.manifest');
    }
  });

  test('when it is shown in another group', async () => {
    expect(await refusal(() => openCase({ ...right, group: 'oversight' }))).toBe('case.manifest');
  });

  test('when another frame is passed for the manifest or the report', async () => {
    const recipients = [nativeAge.recipient(filed.caseRecipient)];
    const { caseId } = filed;
    const place = { caseId, blobId: caseId, seq: 0, day: day('2026-11-22') };
    const note = { recipients, type: 'officer-note' as const, header: place, body: utf8('{}') };
    const { bytes } = await sealFrame(note);
    expect(await refusal(() => openCase({ ...right, manifest: bytes }))).toBe('case.context');
  });

  test('when a manifest names a blob twice, no report, or a case that is not its own', async () => {
    const { manifest } = await openCase(right);
    const recipients = [nativeAge.recipient(filed.caseRecipient)];
    const [listed] = manifest.blobs;
    for (const wrong of [
      { ...manifest, blobs: manifest.blobs.filter(({ type }) => type === 'file') },
      {
        ...manifest,
        blobs: [...manifest.blobs, ...manifest.blobs.filter(({ type }) => type === 'file')],
      },
      { ...manifest, blobs: [...manifest.blobs, ...(listed === undefined ? [] : [listed])] },
    ]) {
      const { bytes } = await sealManifest({ manifest: wrong, day: addDay(), recipients });
      expect(await refusal(() => openCase({ ...right, manifest: bytes }))).toBe('case.manifest');
    }
    const header = { caseId: filed.caseId, blobId: filed.caseId, seq: 0, day: addDay() };
    const body = canonical({ ...manifest, caseId: foreign.caseId });
    const { bytes } = await sealFrame({ recipients, type: 'manifest', header, body });
    expect(await refusal(() => openCase({ ...right, manifest: bytes }))).toBe('case.manifest');
  });

  test.each([
    ['of another version', { v: 2 }],
    ['with an unknown field', { extra: true }],
    ['with an unknown channel', { channel: 'pigeon' }],
    ['without a reporter', { reporter: undefined }],
  ])('when the manifest is %s', async (_, change) => {
    const { manifest } = await openCase(right);
    const recipients = [nativeAge.recipient(filed.caseRecipient)];
    const header = { caseId: filed.caseId, blobId: filed.caseId, seq: 0, day: addDay() };
    const body = canonical({ ...manifest, ...change });
    const { bytes } = await sealFrame({ recipients, type: 'manifest', header, body });
    expect(await refusal(() => openCase({ ...right, manifest: bytes }))).toBe('crypto.format');
  });

  test('when any bit of any part is turned', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('keyFile', 'manifest', 'report'),
        fc.nat(),
        async (part, anywhere) => {
          const bytes = part === 'report' ? right.report.bytes : right[part];
          const turned = flipped(bytes, anywhere % (bytes.length * 8));
          const changed = part === 'report' ? { ...right.report, bytes: turned } : turned;
          const code = await refusal(() => openCase({ ...right, [part]: changed }));
          expect(['crypto.auth', 'crypto.format', 'case.manifest']).toContain(code);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('when the sealed key file is touched anywhere', async () => {
    const { keyFile, shred, caseId } = filed.sealed;
    await fc.assert(
      fc.asyncProperty(fc.nat(keyFile.length * 8 - 1), async (bit) => {
        const bytes = flipped(keyFile, bit);
        const code = await refusal(() => peelKeyFile({ bytes, shred, caseId }));
        expect(code).toBe(bit < 40 ? 'crypto.format' : 'crypto.auth');
      }),
      { numRuns: 60 },
    );
  });
});

describe('a key file', () => {
  test('can be made anew for later members of the group', async () => {
    const { caseId, shred } = filed.sealed;
    const newer = seededSecret('after a rotation');
    const bytes = await sealCaseKey({
      caseId,
      ring: [filed.caseIdentity, newer],
      recipients: [nativeAge.recipient(world.saule.recipient.age)],
    });
    const again = shredKeyFile({ bytes, shred, caseId, random: seeded('again') });
    const peeled = peelKeyFile({ bytes: again, shred, caseId });
    const { identity } = world.saule;
    const opened = await openCaseKey({ bytes: peeled, identity, age: nativeAge, caseId });
    expect(opened.gen).toBe(2);
    expect(opened.identity.bytes()).toEqual(filed.caseIdentity.bytes());
    expect(opened.ring.map((each) => each.bytes())).toEqual([
      filed.caseIdentity.bytes(),
      newer.bytes(),
    ]);
  });
});

describe('a file that arrives as a stream', () => {
  const chunk = 64 * 1024;
  const large = Uint8Array.from(seeded('large')(2 * chunk + 777));
  let sealing: FileSealing;
  let sealed: Uint8Array;
  let sha256 = '';

  beforeAll(async () => {
    sealing = {
      age: nativeAge,
      caseRecipient: filed.caseRecipient,
      caseId: filed.caseId,
      day: day('2026-11-22'),
      origSha256: digestOf(large),
      ...named(7, '.bin', 'application/octet-stream', false),
    };
    const parts: Uint8Array[] = [];
    for await (const part of await sealFileStream(sealing, new Blob([large]).stream())) {
      parts.push(part);
    }
    sealed = joinBytes(parts);
    sha256 = digestOf(sealed);
  });

  const open = (bytes: Uint8Array, digest: string) =>
    openLetterFile({
      age: nativeAge,
      caseIdentity: filed.caseIdentity,
      caseId: filed.caseId,
      blobId: sealing.blobId,
      sha256: digest,
      bytes,
    });

  test('comes back whole', async () => {
    const opened = await open(sealed, sha256);
    expect(Buffer.compare(opened.bytes, large)).toBe(0);
    expect(opened.origSha256).toBe(digestOf(large));
  });

  test('is refused when it ends at any chunk border, even if the store’s hash agrees', async () => {
    const plainLength = sealed.length - headerOf(sealed);
    for (let end = 0; end < plainLength; end += chunk + 16) {
      const cut = sealed.subarray(0, headerOf(sealed) + end);
      expect(await refusal(() => open(cut, sha256))).toBe('case.manifest');
      expect(await refusal(() => open(cut, digestOf(cut)))).toBe('crypto.auth');
    }
  });

  test('does not pass for the file of another case or place', async () => {
    const other = blobId('0'.repeat(32));
    const common = { age: nativeAge, caseIdentity: filed.caseIdentity, sha256, bytes: sealed };
    const { caseId } = foreign;
    for (const place of [
      { caseId, blobId: sealing.blobId },
      { caseId: filed.caseId, blobId: other },
    ]) {
      expect(await refusal(() => openLetterFile({ ...common, ...place }))).toBe('case.context');
    }
  });

  test('leaves nothing behind when the person goes away in the middle', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(large.subarray(0, 1000));
      },
      pull(controller) {
        controller.error(new Error('gone'));
      },
    });
    const stream = await sealFileStream(sealing, broken);
    await expect(
      new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
    ).rejects.toThrow();
  });
});

/** Bytes before the first chunk: the header to the end of its MAC line, and the nonce. */
function headerOf(bytes: Uint8Array): number {
  const text = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return text.indexOf('\n', text.indexOf('\n--- ') + 1) + 1 + 16;
}
