export interface Point {
  x: number;
  y: number;
}

/** What `y` gains with each `x`, by least squares; 0 where all points share one `x`. */
export function slopeOf(points: readonly Point[]): number {
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (points.length === 0 || spread === 0) return 0;
  return points.reduce((sum, { x, y }) => sum + (x - meanX) * y, 0) / spread;
}
