import type { Rows } from '#learning/embedding/windowFeatures';

/** Directions of largest variance of some points, and the points in them. */
export interface PrincipalComponents {
  /** Share of the whole variance of each component, the largest first. */
  readonly shares: readonly number[];
  /** [point][component]. */
  readonly points: Rows;
}

/** Rotations over all pairs of columns: a symmetric matrix of 100 columns is diagonal after about 10. */
const MOST_SWEEPS = 60;

/** Covariance of columns whose mean is taken off, [column][column]. */
function covarianceOf({ rowCount, columnCount, values }: Rows): Float64Array {
  const covariance = new Float64Array(columnCount * columnCount);
  for (let row = 0; row < rowCount; row++)
    for (let a = 0; a < columnCount; a++) {
      const left = values[row * columnCount + a];
      for (let b = a; b < columnCount; b++)
        covariance[a * columnCount + b] += (left * values[row * columnCount + b]) / rowCount;
    }
  for (let a = 0; a < columnCount; a++)
    for (let b = 0; b < a; b++) covariance[a * columnCount + b] = covariance[b * columnCount + a];
  return covariance;
}

function centred({ rowCount, columnCount, values }: Rows): Rows {
  const out = values.slice();
  for (let c = 0; c < columnCount; c++) {
    let sum = 0;
    for (let row = 0; row < rowCount; row++) sum += values[row * columnCount + c];
    for (let row = 0; row < rowCount; row++) out[row * columnCount + c] -= sum / rowCount;
  }
  return { rowCount, columnCount, values: out };
}

/** Rotates columns p and q, and with them the rows where `both` is true, by an angle of cosine c and sine s. */
function rotate(
  matrix: Float64Array,
  n: number,
  [p, q]: readonly [number, number],
  [c, s]: readonly number[],
) {
  for (let k = 0; k < n; k++) {
    const [left, right] = [matrix[k * n + p], matrix[k * n + q]];
    matrix[k * n + p] = c * left - s * right;
    matrix[k * n + q] = s * left + c * right;
  }
}

function rotateRows(
  matrix: Float64Array,
  n: number,
  [p, q]: readonly [number, number],
  [c, s]: readonly number[],
) {
  for (let k = 0; k < n; k++) {
    const [upper, lower] = [matrix[p * n + k], matrix[q * n + k]];
    matrix[p * n + k] = c * upper - s * lower;
    matrix[q * n + k] = s * upper + c * lower;
  }
}

/** Sum of the squares beside the diagonal. */
function besideDiagonal(matrix: Float64Array, n: number): number {
  let sum = 0;
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) if (a !== b) sum += matrix[a * n + b] ** 2;
  return sum;
}

/** Cosine and sine of the rotation that makes the element (p, q) of a symmetric matrix zero. */
function jacobiAngle(matrix: Float64Array, n: number, p: number, q: number): readonly [number, number] {
  const theta = (matrix[q * n + q] - matrix[p * n + p]) / (2 * matrix[p * n + q]);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  return [cosine, tangent * cosine];
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations; `vectors` has one in each column.
 * @param symmetric [row][column] of n x n; unchanged
 */
export function eigenOf(
  symmetric: Float64Array,
  n: number,
): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const matrix = symmetric.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  const enough = 1e-24 * matrix.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS && besideDiagonal(matrix, n) > enough; sweep++)
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        if (matrix[p * n + q] === 0) continue;
        const angle = jacobiAngle(matrix, n, p, q);
        rotate(matrix, n, [p, q], angle);
        rotateRows(matrix, n, [p, q], angle);
        rotate(vectors, n, [p, q], angle);
      }
  return { values: Float64Array.from({ length: n }, (_, i) => matrix[i * n + i]), vectors };
}

/** The sign by which the largest part of a vector is positive, so that pictures do not turn over. */
function signOf(vectors: Float64Array, n: number, column: number): number {
  let largest = 0;
  for (let k = 0; k < n; k++)
    if (Math.abs(vectors[k * n + column]) > Math.abs(largest)) largest = vectors[k * n + column];
  return largest < 0 ? -1 : 1;
}

function projected(rows: Rows, vectors: Float64Array, kept: readonly number[]): Rows {
  const { rowCount, columnCount: n, values } = rows;
  const out = new Float64Array(rowCount * kept.length);
  for (const [c, column] of kept.entries()) {
    const sign = signOf(vectors, n, column);
    for (let row = 0; row < rowCount; row++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += values[row * n + k] * vectors[k * n + column];
      out[row * kept.length + c] = sign * sum;
    }
  }
  return { rowCount, columnCount: kept.length, values: out };
}

/**
 * The leading principal components of points: at least two, and as many as hold `share` of the variance.
 * @param rows [point][feature]
 */
export function principalComponents(rows: Rows, share: number): PrincipalComponents {
  const around = centred(rows);
  const { values, vectors } = eigenOf(covarianceOf(around), rows.columnCount);
  const order = [...values.keys()].sort((one, other) => values[other] - values[one]);
  const whole = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const shares = order.map((i) => (whole > 0 ? Math.max(0, values[i]) / whole : 0));
  let [count, held] = [0, 0];
  while (count < order.length && (count < 2 || held < share)) held += shares[count++];
  return { shares: shares.slice(0, count), points: projected(around, vectors, order.slice(0, count)) };
}
