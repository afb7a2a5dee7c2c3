import 'virtual:theme-variables.css';
import './mantine.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { pageLanguage } from '../shared/words/language.ts';
import { wordsIn } from '../shared/words/load-words.ts';
import { App } from './app.tsx';
import { Providers } from './providers.tsx';
import { prefetchScreens } from './router.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';

// Side by side with what draws the screen. Words that do not arrive are reported when they are needed.
prefetchScreens(window.location.pathname);
wordsIn[pageLanguage()].fetch().catch(() => undefined);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <Providers>
      <BrowserRouter>
        {/* Around the frame itself, which would leave a blank page. */}
        <ErrorBoundary address="">
          <App />
        </ErrorBoundary>
      </BrowserRouter>
    </Providers>
  </StrictMode>,
);
