import '../shared/ui/tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from '../shared/navigation/browser-router.tsx';
import { followColorScheme } from '../shared/ui/color-scheme.ts';
import { trackKeyboardNavigation } from '../shared/ui/keyboard-navigation.ts';
import { App } from './app.tsx';
import { untilFirstFiles } from './first-files.ts';
import { Providers } from './providers.tsx';
import { ErrorBoundary } from './shell/error-boundary.tsx';
import { findMissingStylesheets } from './shell/page-stylesheets.ts';

findMissingStylesheets();
trackKeyboardNavigation();
followColorScheme();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');

const reactRoot = createRoot(root);
void untilFirstFiles().then(() =>
  reactRoot.render(
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
  ),
);
