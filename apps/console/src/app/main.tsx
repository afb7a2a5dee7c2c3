import '../shared/ui/tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from '../shared/navigation/browser-router.tsx';
import { followColorScheme } from '../shared/ui/color-scheme.ts';
import { trackKeyboardNavigation } from '../shared/ui/keyboard-navigation.ts';
import { pageLanguage } from '../shared/words/language.ts';
import { wordsIn } from '../shared/words/load-words.ts';
import { App } from './app.tsx';
import { Providers } from './providers.tsx';
import { prefetchScreens } from './router.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { findMissingStylesheets } from './shell/page-stylesheets.ts';

findMissingStylesheets();
trackKeyboardNavigation();
followColorScheme();

// In parallel with the first rendering, which reports words that do not arrive.
prefetchScreens(window.location.pathname);
wordsIn[pageLanguage()].fetch().catch(() => undefined);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

createRoot(root).render(
  <StrictMode>
    <Providers>
      <BrowserRouter>
        {/* A failure of the frame itself would leave a blank page. */}
        <ErrorBoundary address="">
          <App />
        </ErrorBoundary>
      </BrowserRouter>
    </Providers>
  </StrictMode>,
);
