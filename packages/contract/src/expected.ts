/**
 * Request headers by which a page says whose challenge or session it shows. All tabs of a browser share its cookies, so
 * another tab may have begun another sign-in meanwhile: the request is then refused (`another_sign_in`) and changes
 * nothing. Without the header it is about whatever the cookie holds.
 */
export const EXPECTED_CHALLENGE = 'expected-challenge';
export const EXPECTED_ACCOUNT = 'expected-account';
