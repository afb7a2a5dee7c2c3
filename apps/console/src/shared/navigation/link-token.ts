/** Of the token in a mailed link. Whatever else it is, it was cut off on its way from the message. */
export const isWholeToken = (token: string): boolean => /^[\w-]{43}$/.test(token);
