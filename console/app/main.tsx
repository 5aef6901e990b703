import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app.tsx';
import { keepFocus } from './keep-focus.ts';
import { Speech } from './speech.tsx';
import { Start } from './start.tsx';

const root = document.querySelector('#root');
if (root === null) throw new TypeError('the page has no #root');

keepFocus(root);
createRoot(root).render(
  <StrictMode>
    <Speech>
      <Start>
        <App />
      </Start>
    </Speech>
  </StrictMode>,
);
