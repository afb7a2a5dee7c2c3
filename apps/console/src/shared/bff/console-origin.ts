/** Where the console answers, as the BFF wrote it into the page; null where nobody did or where this page is there. */
export function originElsewhere(filledIn: string | null | undefined, here: string): string | null {
  return filledIn?.startsWith('http') && filledIn !== here ? filledIn : null;
}

/** The console's own address, on a page that was opened at another name of the same host. */
export const consoleElsewhere = (): string | null =>
  originElsewhere(
    document.querySelector('meta[name="console-origin"]')?.getAttribute('content'),
    window.location.origin,
  );
