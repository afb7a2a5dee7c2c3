/** The windows in which every screen is looked at. */
export const viewports = {
  desktop: { width: 1280, height: 720 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
} as const;

/** 1280 by 1024 at 400 %, which pages have to fit into without sideways scrolling (WCAG 1.4.10). */
export const magnified = { width: 320, height: 256 } as const;

/** A phone on which the keyboard takes the lower 336 pixels. */
export const aboveKeyboard = { width: 390, height: 508 } as const;

export const colorSchemes = ['light', 'dark'] as const;
