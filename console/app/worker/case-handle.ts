/** Names a case that stands open in the worker. */
export type CaseHandle = number & { readonly __brand: 'CaseHandle' };
