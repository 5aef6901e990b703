// Checks published statistics without a network: node docs/examples/verify-snapshot.mjs trust.json KEY…
// The keys stand on the page /kk/trust; give those that you wrote down.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, ...keys] = process.argv.slice(2);
const { snapshots } = JSON.parse(readFileSync(file, 'utf8'));
const labelled = (label, bytes) => Buffer.concat([Buffer.from(`senim/v1/${label}\0`), bytes]);
let before = null;
for (const { bytes: text, signature } of snapshots) {
  const bytes = Buffer.from(text, 'base64url');
  const signed = keys.some((hex) => {
    const x = Buffer.from(hex, 'hex').toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, labelled('statistics', bytes), key, Buffer.from(signature, 'base64url'));
  });
  const { number, prev, quarter, day, figures, external = [] } = JSON.parse(bytes);
  // Those for analysts alone are not in the file: their numbers are missing, and nothing else.
  const follows = before === null || number > before.number + 1 || prev === before.hash;
  const reports = figures === null ? 'withdrawn' : (figures.filed.total ?? 'fewer than ten');
  const others = external.map(
    ({ from, counted }) => `; ${from.name ?? from.source}: ${counted.total ?? 'fewer than ten'}`,
  );
  const word = !signed ? 'NOT SIGNED' : follows ? 'genuine' : 'DOES NOT FOLLOW';
  console.log(
    `No. ${number}, ${quarter}, published ${day}: ${word}; reports: ${reports}${others.join('')}`,
  );
  if (!signed || !follows) process.exitCode = 1;
  const hash = createHash('sha256').update(labelled('statistics/hash', bytes)).digest('hex');
  before = { number, hash };
}
