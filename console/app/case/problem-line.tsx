/** What stands in the way, said aloud. */
export function ProblemLine({ id, text }: { readonly id?: string; readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p id={id} className="problem" role="alert">
      {text}
    </p>
  );
}
