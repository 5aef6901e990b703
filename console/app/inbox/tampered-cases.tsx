import { useWords } from '../speech.tsx';

/** Above the list: some cases were touched, the others can be worked on. */
export function TamperedCases({ count }: { readonly count: number }) {
  const { say } = useWords();
  return (
    <p className="problem" role="alert">
      {say('tampered.in-list', { count })}
    </p>
  );
}
