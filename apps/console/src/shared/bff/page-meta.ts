const UNFILLED = '%PLATFORM_NAME%';

/** The name that the BFF wrote into the page, or the product's default where nobody did. */
export function platformNameFrom(filledIn: string | null | undefined): string {
  const name = filledIn?.trim();
  return name && name !== UNFILLED ? name : 'Mini Program Platform';
}

export const platformName = (): string =>
  platformNameFrom(document.querySelector('meta[name="application-name"]')?.getAttribute('content'));
