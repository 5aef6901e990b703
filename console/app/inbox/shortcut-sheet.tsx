import { useEffect, useId, useRef, useState } from 'react';

import { useWords } from '../speech.tsx';
import { shortcutKeys, shortcuts, shortcutsAreOn, switchShortcuts } from './shortcut.ts';

/** What single keys do, and the switch for whoever wants none of them. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [on, setOn] = useState(shortcutsAreOn);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby={id} className="keys">
      <h2 id={id}>{say('inbox.keys')}</h2>
      <table>
        <tbody>
          {shortcuts.map((each) => (
            <tr key={each}>
              <th scope="row">
                <kbd>{shortcutKeys[each]}</kbd>
              </th>
              <td>{say(`inbox.key.${each}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="check">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setOn(event.target.checked);
            switchShortcuts(event.target.checked);
          }}
        />
        {say('inbox.keys.on')}
      </label>
      <p>
        <button type="button" onClick={() => dialog.current?.close()}>
          {say('inbox.keys.close')}
        </button>
      </p>
    </dialog>
  );
}
