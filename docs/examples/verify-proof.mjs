// Checks a proof of filing without a network: node docs/examples/verify-proof.mjs PROOF.txt SERVER-KEY
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, key] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const line = (name) => new RegExp(`^${name}: *(\\S+)`, 'mu').exec(text)?.[1] ?? '';
const x = Buffer.from(key, 'hex').toString('base64url');
const server = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
const bytes = ['case', 'manifest'].map((name) => Buffer.from(line(name), 'hex'));
const said = Buffer.concat([Buffer.from('senim/v1/filed\0'), ...bytes, Buffer.from(line('day'))]);
const holds = verify(null, said, server, Buffer.from(line('signature'), 'hex'));
console.log(holds ? `Genuine: a report was taken on ${line('day')}.` : 'Not genuine.');
process.exitCode = holds ? 0 : 1;
