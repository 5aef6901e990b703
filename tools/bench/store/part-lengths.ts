/** Bytes of what a case consists of: key file with manifest, report, packet, line of the audit chain, token, shred key. */
export const partLengths = [12_280, 5800, 2200, 250, 32, 32];
