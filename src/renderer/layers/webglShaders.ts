import { CLASS_LIMITS } from '#seismic/picks/pickClasses';

/** One triangle that covers the viewport; the scissor box cuts it to a tile. */
export const VERTEX_SHADER = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

const INTERPOLATION = `
precision highp float;
precision highp int;
uniform float height;
uniform vec2 cellOffset;
uniform vec2 cellScale;
uniform ivec2 cellCount;
vec2 cellAtPixel(vec2 shift) {
  vec2 pixel = vec2(gl_FragCoord.x, height - gl_FragCoord.y) + shift;
  return clamp(cellOffset + cellScale * pixel, vec2(0.0), vec2(cellCount - 1));
}`;

/**
 * Amplitudes to colours. Columns (traces) are along y of the texture and rows (samples) along x, as
 * in memory. Interpolated in the shader: no filter extension for floats is needed, and the arithmetic is
 * that of the canvas painter.
 */
export const DENSITY_SHADER = `#version 300 es
${INTERPOLATION}
uniform highp sampler2D cells;
uniform highp sampler2D colours;
uniform float clip;
out vec4 colour;
float cell(int column, int row) { return texelFetch(cells, ivec2(row, column), 0).r; }
void main() {
  vec2 at = cellAtPixel(vec2(0.0));
  ivec2 first = ivec2(floor(at));
  ivec2 last = min(first + 1, cellCount - 1);
  vec2 part = at - vec2(first);
  float upper = mix(cell(first.x, first.y), cell(last.x, first.y), part.x);
  float lower = mix(cell(first.x, last.y), cell(last.x, last.y), part.x);
  float position = floor(mix(upper, lower, part.y) / clip * 128.0 + 128.0);
  colour = vec4(texelFetch(colours, ivec2(clamp(int(position), 0, 255), 0), 0).rgb, 1.0);
}`;

/**
 * Wiggles of one tile: for each pixel, the cover of every wiggle that can reach it. Wiggles over each other
 * darken as they do where they are painted one by one.
 */
export const WIGGLE_SHADER = `#version 300 es
precision highp float;
precision highp int;
uniform float height;
uniform highp sampler2D cells;
uniform int rowCount;
uniform vec2 rows;
uniform ivec2 columns;
uniform float baseline;
uniform float spacing;
uniform float reach;
uniform float halfLine;
uniform float clip;
uniform float side;
uniform vec3 ink;
out vec4 colour;
float cell(int column, int row) { return texelFetch(cells, ivec2(row, column), 0).r; }
float swing(int column, float y) {
  float at = clamp(rows.x + rows.y * y, 0.0, float(rowCount - 1));
  int before = int(floor(at));
  float value = mix(cell(column, before), cell(column, min(before + 1, rowCount - 1)), at - float(before));
  return clamp(value / clip, -1.0, 1.0) * reach;
}
float coverage(float x, float low, float high) { return max(0.0, min(x + 1.0, high) - max(x, low)); }
void main() {
  float x = gl_FragCoord.x - 0.5;
  float y = height - gl_FragCoord.y - 0.5;
  float margin = reach + halfLine + 1.0;
  int first = max(columns.x, int(ceil((x - margin - baseline) / spacing)));
  int end = min(columns.y, int(floor((x + margin - baseline) / spacing)) + 1);
  float clear = 1.0;
  for (int column = first; column < end; column++) {
    float zero = baseline + float(column) * spacing;
    float above = swing(column, y);
    float middle = swing(column, y + 0.5);
    float below = swing(column, y + 1.0);
    float least = min(above, min(middle, below));
    float most = max(above, max(middle, below));
    float pad = halfLine * (length(vec2(1.0, most - least)) - (most - least));
    float cover = coverage(x, zero + least - pad, zero + most + pad);
    if (side * middle > 0.0) cover = max(cover, coverage(x, zero + min(0.0, middle), zero + max(0.0, middle)));
    clear *= 1.0 - cover;
  }
  colour = vec4(ink, 1.0 - clear);
}`;

/** Class probabilities over the picture, and their contour; blended by alpha. */
export const OVERLAY_SHADER = `#version 300 es
${INTERPOLATION}
uniform highp sampler2DArray nodes;
uniform highp sampler2D colours;
uniform vec3 classColours[${CLASS_LIMITS.count}];
uniform vec3 contourColour;
uniform int classCount;
uniform int shownClass;
uniform int clearClass;
uniform float opacity;
uniform float threshold;
uniform float contourWidth;
uniform bool isDifference;
out vec4 colour;
float strengthOf(float value) { return isDifference ? abs(2.0 * value - 1.0) : value; }
float node(int column, int row, int k) { return texelFetch(nodes, ivec3(row, column, k), 0).r; }
float valueAt(vec2 shift, out int likeliest) {
  vec2 at = cellAtPixel(shift);
  ivec2 first = ivec2(floor(at));
  ivec2 last = min(first + 1, cellCount - 1);
  vec2 part = at - vec2(first);
  float largest = -1.0;
  for (int k = max(shownClass, 0); k < (shownClass < 0 ? classCount : shownClass + 1); k++) {
    float upper = mix(node(first.x, first.y, k), node(last.x, first.y, k), part.x);
    float lower = mix(node(first.x, last.y, k), node(last.x, last.y, k), part.x);
    float found = mix(upper, lower, part.y);
    if (found <= largest) continue;
    largest = found;
    likeliest = k;
  }
  return shownClass < 0 && likeliest == clearClass ? 0.0 : largest;
}
bool isInAt(vec2 shift) {
  int likeliest = 0;
  return strengthOf(valueAt(shift, likeliest)) >= threshold;
}
void main() {
  int likeliest = 0;
  float value = valueAt(vec2(0.0), likeliest);
  float strength = strengthOf(value);
  bool isIn = strength >= threshold;
  if (contourWidth > 0.0) {
    if (isIn != isInAt(vec2(contourWidth, 0.0)) || isIn != isInAt(vec2(0.0, contourWidth))) {
      colour = vec4(contourColour, 1.0);
      return;
    }
  }
  if (shownClass >= 0) {
    int index = clamp(int(floor(value * 256.0)), 0, 255);
    colour = vec4(texelFetch(colours, ivec2(index, 0), 0).rgb, isIn ? opacity * strength : 0.0);
    return;
  }
  float count = float(classCount);
  float sureness = isIn ? max(0.0, (value - 1.0 / count) * (count / (count - 1.0))) : 0.0;
  colour = vec4(classColours[likeliest], opacity * sureness);
}`;
