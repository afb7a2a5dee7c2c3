/** A rule that would stay on its side of the page where people read from right to left. */
const PHYSICAL_PROPERTY = /(^|-)(left|right)(-|$)/;
const SIDES_AS_VALUES = /^(text-align|float|clear|caption-side|justify-content|justify-self|justify-items)$/;
/** In these, the second of four values is the right side and the fourth is the left one. */
const FOUR_SIDES = /^(inset|margin|padding|border-(width|style|color)|scroll-(margin|padding))$/;

const DECLARATION = /(\/\*[\s\S]*?\*\/)|(?<=[;{}\s])([a-z-]+)\s*:\s*([^;{}]+);/g;
/** Stands before a declaration that means left or right, and says why. */
const EXCUSE = /^\/\* Physical: \S[\s\S]*\*\/$/;

/** Declarations of left and right that give no reason. */
export function physicalDirectionsIn(css: string): string[] {
  const found: string[] = [];
  let comment = '';
  for (const [, commentHere, property = '', value = ''] of ` ${css}`.matchAll(DECLARATION)) {
    if (commentHere !== undefined) {
      comment = commentHere;
      continue;
    }
    if (isPhysical(property, value.trim()) && !EXCUSE.test(comment)) found.push(`${property}: ${value.trim()}`);
    comment = '';
  }
  return found;
}

function isPhysical(property: string, value: string): boolean {
  if (property.startsWith('--')) return false;
  if (PHYSICAL_PROPERTY.test(property)) return true;
  if (SIDES_AS_VALUES.test(property)) return /\b(left|right)\b/.test(value);
  const [, right, , left] = FOUR_SIDES.test(property) ? valuesIn(value) : [];
  return left !== undefined && left !== right;
}

/** Split at the spaces that stand in no brackets. */
const valuesIn = (value: string): string[] => value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
