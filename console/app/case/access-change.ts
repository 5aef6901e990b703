/** Who stays away from a case or comes back, as the server is told in clear: see docs/decisions/0029. */
export type AccessChange =
  { readonly kind: 'aside' } | { readonly kind: 'back'; readonly officerId: string };
