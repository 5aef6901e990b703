import { useWords } from '../speech.tsx';

/** Why this page cannot ask for a passkey, and where it can: browsers want a name, and an address of digits has none. */
export function NoPasskeys() {
  const { say } = useWords();
  const { protocol, hostname, port } = location;
  const isOwnMachine = /^127\.|^\[::1\]$/.test(hostname);
  if (!isOwnMachine) return <p className="note warn">{say('account.passkey.site')}</p>;
  return (
    <p className="note warn">
      {say('account.passkey.loopback')}{' '}
      <a href={`${protocol}//localhost:${port}/`}>{say('account.passkey.loopback.link')}</a>
    </p>
  );
}
