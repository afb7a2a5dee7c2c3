export const CODE_LENGTH = 6;

/**
 * The digits of what was typed or pasted, at most six. NFKC turns the full-width digits of East Asian keyboards
 * into ASCII ones.
 */
export const digitsIn = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[^0-9]/g, '')
    .slice(0, CODE_LENGTH);
