import type { ReactNode } from 'react';
import { Box, Preview } from './layout.tsx';
import { darkColours, style } from './message-style.ts';

interface MessageFrameProps {
  language: string;
  subject: string;
  preview: string;
  platformName: string;
  children: ReactNode;
}

/** The frame of every message. It loads no remote content, so opening a mail cannot be tracked. */
export const MessageFrame = ({ language, subject, preview, platformName, children }: MessageFrameProps) => (
  <html dir="ltr" lang={language}>
    <head>
      <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
      <meta name="x-apple-disable-message-reformatting" />
      <title>{subject}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      {/* Phones would make links of the code, the time and the address. */}
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
      <style>{darkColours}</style>
    </head>
    {/* Some mailboxes drop the body and keep what is in it, so the page is a box as well. */}
    <body className="page" style={style.body}>
      <Box inside={{ className: 'page', style: style.page }}>
        <Preview text={preview} />
        <Box className="card" style={style.card} inside={{ className: 'inside', style: style.inside }}>
          <p className="quiet" style={style.platform}>
            {platformName}
          </p>
          {children}
        </Box>
      </Box>
    </body>
  </html>
);
