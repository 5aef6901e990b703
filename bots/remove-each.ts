/** Takes messages away one after the other, and does not stop at one that stays. Whether all of them are gone. */
export async function removeEach<Id>(
  ids: readonly Id[],
  remove: (id: Id) => Promise<unknown>,
): Promise<boolean> {
  let all = true;
  for (const id of ids) {
    const isGone = await remove(id).then(
      () => true,
      () => false,
    );
    all = all && isGone;
  }
  return all;
}
