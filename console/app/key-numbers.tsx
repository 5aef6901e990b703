/** What two people read to each other, digit by digit: groups that stay whole where a line ends. */
export function KeyNumbers({ of }: { readonly of: readonly string[] }) {
  return (
    <code translate="no" className="words">
      {of.join(' ')}
    </code>
  );
}
