import { Component, type ReactNode } from 'react';
import { forgetFailures } from '../../shared/loading/lazy-part.ts';
import { FailedPage } from './failed-page.tsx';

interface ErrorBoundaryProps {
  /** Another address is another attempt. */
  address: string;
  /** Replaces the page about the failure, where the screen around it still works. */
  fallback?: (error: unknown) => ReactNode;
  children: ReactNode;
}

interface ErrorBoundaryState {
  error: unknown;
}

/** Catches what broke while a screen was rendered or fetched; refused requests never come here. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error ?? new Error('Something threw nothing') };
  }

  override componentDidCatch(): void {
    forgetFailures();
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (before.address !== this.props.address && this.state.error !== null) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { children, fallback } = this.props;
    const { error } = this.state;
    if (error === null) return children;
    return fallback ? fallback(error) : <FailedPage error={error} />;
  }
}
