// The last step of `npm run build`: loads what a start loads, and starts nothing. The cache of compiled modules is written
// as this process ends, by whoever builds; those who run the house may not write beside the program, and every start of
// theirs would strip the types of all of it anew.
await import('../main.ts');
await import('../console/server/create.ts');
