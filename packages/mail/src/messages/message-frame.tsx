import { Body, Column, Container, Head, Html, Preview, Row, Text } from '@react-email/components';
import type { ReactNode } from 'react';
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
  <Html lang={language}>
    <Head>
      <title>{subject}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      {/* Phones would make links of the code, the time and the address. */}
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
      <style>{darkColours}</style>
    </Head>
    <Body className="page" style={style.page}>
      <Preview>{preview}</Preview>
      <Container className="card" style={style.card}>
        <Row>
          <Column className="inside" style={style.inside}>
            <Text className="quiet" style={style.platform}>
              {platformName}
            </Text>
            {children}
          </Column>
        </Row>
      </Container>
    </Body>
  </Html>
);
