import {
  ownedByTile,
  type SectionPainter,
  type ShownPicture,
  type TileFrame,
} from '#renderer/layers/sectionPainter';
import {
  createLayeredTexture,
  createProgram,
  createTexture,
  type Program,
} from '#renderer/layers/webglProgram';
import { DENSITY_SHADER, OVERLAY_SHADER, VERTEX_SHADER, WIGGLE_SHADER } from '#renderer/layers/webglShaders';
import { LeastRecent } from '#renderer/tiles/leastRecent';
import { type Tile, tileKey } from '#renderer/tiles/tiles';
import { frameOfCells } from '#seismic/display/cells';
import { COLOUR_COUNT } from '#seismic/display/colourTables';
import type { DisplayScene, Surface } from '#seismic/display/layers/layer';
import { drawLayers } from '#seismic/display/layers/registry';
import {
  CONTOUR_RGB,
  columnsOfLook,
  contourWidth,
  frameOfGrid,
  overlayClasses,
  type ProbabilityLook,
} from '#seismic/display/probabilityLook';
import type { AmplitudeLook } from '#seismic/display/raster';
import { filledSide, frameOfWiggles, WIGGLE_INK, type WiggleLook } from '#seismic/display/wiggle';
import { classCountOfGrid, type ProbabilityGrid } from '#seismic/labels/probabilityGrid';

const TEXTURE_BYTES = 128 * 2 ** 20;

/** A texture and the tile that it holds: with another gain there is another tile at the same place. */
interface TileTexture {
  readonly tile: Tile;
  readonly texture: WebGLTexture;
}

interface GridTexture {
  readonly grid: ProbabilityGrid;
  readonly texture: WebGLTexture;
}

/** Grids that are kept on the card. */
const MOST_GRIDS = 2;

/** The probabilities class by class: [class][node trace][node sample]. */
function layersOf(grid: ProbabilityGrid): Float32Array {
  const { probabilities } = grid;
  const classCount = classCountOfGrid(grid);
  const nodeCount = probabilities.length / classCount;
  const layers = new Float32Array(probabilities.length);
  for (let node = 0; node < nodeCount; node++)
    for (let c = 0; c < classCount; c++) layers[c * nodeCount + node] = probabilities[node * classCount + c];
  return layers;
}

/** The section drawn by the graphics card. */
export class WebglPainter implements SectionPainter {
  readonly name = 'webgl';
  private readonly density: Program;
  private readonly wiggle: Program;
  private readonly overlay: Program;
  private readonly tiles: LeastRecent<TileTexture>;
  private readonly tables = new Map<Uint8Array, WebGLTexture>();
  /** Of the grids drawn last: two where results are compared. */
  private nodes: readonly GridTexture[] = [];

  constructor(private readonly gl: WebGL2RenderingContext) {
    this.density = createProgram(gl, VERTEX_SHADER, DENSITY_SHADER);
    this.wiggle = createProgram(gl, VERTEX_SHADER, WIGGLE_SHADER);
    this.overlay = createProgram(gl, VERTEX_SHADER, OVERLAY_SHADER);
    this.tiles = new LeastRecent(
      TEXTURE_BYTES,
      ({ tile }) => tile.amplitudes.byteLength,
      ({ texture }) => gl.deleteTexture(texture),
    );
  }

  prepare(frame: TileFrame, deadline: number): boolean {
    for (const tile of [...frame.tiles, ...frame.wiggleTiles]) {
      if (this.tiles.get(tileKey(tile))?.tile === tile) continue;
      if (performance.now() > deadline) return false;
      this.tiles.set(tileKey(tile), { tile, texture: this.uploadTile(tile) });
    }
    return true;
  }

  paint(frame: TileFrame, scene: DisplayScene): ShownPicture {
    const { gl } = this;
    const { width, height } = frame.size;
    gl.viewport(0, 0, width, height);
    gl.disable(gl.SCISSOR_TEST);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    drawLayers(scene, this.surfaceOf(frame));
    return 'exact';
  }

  private surfaceOf(frame: TileFrame): Surface {
    return {
      medium: 'window',
      size: frame.size,
      amplitudes: (look) => this.paintAmplitudes(look, frame),
      wiggles: (look) => this.paintWiggles(look, frame),
      probabilities: (look) => this.paintProbabilities(look, frame),
      marks: () => undefined,
    };
  }

  private paintAmplitudes({ table, clip }: AmplitudeLook, frame: TileFrame): void {
    const { gl, density } = this;
    gl.disable(gl.BLEND);
    gl.enable(gl.SCISSOR_TEST);
    gl.useProgram(density.program);
    gl.uniform1f(density.uniform('height'), frame.size.height);
    gl.uniform1f(density.uniform('clip'), clip);
    this.bindTable(density, table);
    for (const tile of frame.tiles) this.paintTile(tile, frame);
    gl.disable(gl.SCISSOR_TEST);
  }

  private paintTile(tile: Tile, picture: TileFrame): void {
    const { gl, density } = this;
    const texture = this.tiles.get(tileKey(tile))?.texture;
    const frame = frameOfCells(tile, ownedByTile(tile, picture), picture);
    if (!texture || frame.right <= frame.left || frame.bottom <= frame.top) return;
    this.bind(0, texture);
    gl.uniform1i(density.uniform('cells'), 0);
    gl.uniform2f(density.uniform('cellOffset'), frame.columnOffset, frame.rowOffset);
    gl.uniform2f(density.uniform('cellScale'), frame.columnScale, frame.rowScale);
    gl.uniform2i(density.uniform('cellCount'), tile.columnCount, tile.rowCount);
    const height = frame.bottom - frame.top;
    gl.scissor(frame.left, picture.size.height - frame.bottom, frame.right - frame.left, height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  private paintWiggles(look: WiggleLook, frame: TileFrame): void {
    const { gl, wiggle } = this;
    if (look.isAlone) {
      gl.clearColor(1, 1, 1, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
    }
    gl.useProgram(wiggle.program);
    gl.enable(gl.BLEND);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.SCISSOR_TEST);
    gl.uniform1f(wiggle.uniform('height'), frame.size.height);
    gl.uniform1f(wiggle.uniform('clip'), look.clip);
    gl.uniform1f(wiggle.uniform('side'), filledSide(look.fill));
    gl.uniform3fv(
      wiggle.uniform('ink'),
      WIGGLE_INK.map((byte) => byte / 255),
    );
    for (const tile of frame.wiggleTiles) this.paintWigglesOf(tile, frame, look);
    gl.disable(gl.SCISSOR_TEST);
  }

  private paintWigglesOf(tile: Tile, picture: TileFrame, look: WiggleLook): void {
    const { gl, wiggle } = this;
    const texture = this.tiles.get(tileKey(tile))?.texture;
    const frame = frameOfWiggles(tile, ownedByTile(tile, picture), picture, look);
    if (!texture || frame.endColumn <= frame.firstColumn || frame.bottom <= frame.top) return;
    this.bind(0, texture);
    gl.uniform1i(wiggle.uniform('cells'), 0);
    gl.uniform1i(wiggle.uniform('rowCount'), tile.rowCount);
    gl.uniform2f(wiggle.uniform('rows'), frame.rowOffset, frame.rowScale);
    gl.uniform2i(wiggle.uniform('columns'), frame.firstColumn, frame.endColumn);
    gl.uniform1f(wiggle.uniform('baseline'), frame.baseline);
    gl.uniform1f(wiggle.uniform('spacing'), frame.spacing);
    gl.uniform1f(wiggle.uniform('reach'), frame.reach);
    gl.uniform1f(wiggle.uniform('halfLine'), frame.lineWidth / 2);
    const { width, height } = picture.size;
    gl.scissor(0, height - frame.bottom, width, frame.bottom - frame.top);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
  }

  private paintProbabilities(shown: ProbabilityLook, picture: TileFrame): void {
    const { gl, overlay } = this;
    const frame = frameOfGrid(shown.grid, picture);
    gl.useProgram(overlay.program);
    const { colours, shown: index, clear } = overlayClasses(shown);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D_ARRAY, this.gridTexture(shown.grid));
    gl.uniform1i(overlay.uniform('nodes'), 0);
    this.bindTable(overlay, shown.table);
    gl.uniform1f(overlay.uniform('height'), picture.size.height);
    gl.uniform2f(overlay.uniform('cellOffset'), frame.columnOffset, frame.rowOffset);
    gl.uniform2f(overlay.uniform('cellScale'), frame.columnScale, frame.rowScale);
    gl.uniform2i(overlay.uniform('cellCount'), shown.grid.nodeTraceCount, shown.grid.nodeSampleCount);
    gl.uniform3fv(overlay.uniform('classColours'), colours.flat());
    gl.uniform1i(overlay.uniform('classCount'), classCountOfGrid(shown.grid));
    gl.uniform1i(overlay.uniform('shownClass'), index);
    gl.uniform1i(overlay.uniform('clearClass'), clear);
    gl.uniform1f(overlay.uniform('opacity'), shown.opacity);
    gl.uniform1f(overlay.uniform('threshold'), shown.threshold ?? 0);
    gl.uniform1i(overlay.uniform('isDifference'), shown.isDifference ? 1 : 0);
    gl.uniform1f(overlay.uniform('contourWidth'), contourWidth(shown, picture));
    gl.uniform3fv(
      overlay.uniform('contourColour'),
      CONTOUR_RGB.map((byte) => byte / 255),
    );
    gl.enable(gl.BLEND);
    // The picture below is opaque and stays opaque.
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const [left, right] = columnsOfLook(shown, picture.size.width);
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(left, 0, right - left, picture.size.height);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    gl.disable(gl.SCISSOR_TEST);
  }

  private bind(unit: number, texture: WebGLTexture): void {
    this.gl.activeTexture(this.gl.TEXTURE0 + unit);
    this.gl.bindTexture(this.gl.TEXTURE_2D, texture);
  }

  private bindTable(program: Program, table: Uint8Array): void {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE1);
    const layout = { internalFormat: gl.RGB8, format: gl.RGB, type: gl.UNSIGNED_BYTE };
    const texture =
      this.tables.get(table) ?? createTexture(gl, layout, { width: COLOUR_COUNT, height: 1 }, table);
    this.tables.set(table, texture);
    this.bind(1, texture);
    gl.uniform1i(program.uniform('colours'), 1);
  }

  private uploadTile(tile: Tile): WebGLTexture {
    const { gl } = this;
    const layout = { internalFormat: gl.R32F, format: gl.RED, type: gl.FLOAT };
    gl.activeTexture(gl.TEXTURE0);
    return createTexture(gl, layout, { width: tile.rowCount, height: tile.columnCount }, tile.amplitudes);
  }

  private gridTexture(grid: ProbabilityGrid): WebGLTexture {
    const known = this.nodes.find((kept) => kept.grid === grid);
    if (known) return known.texture;
    const { gl } = this;
    for (const { texture } of this.nodes.slice(MOST_GRIDS - 1)) gl.deleteTexture(texture);
    const size = { width: grid.nodeSampleCount, height: grid.nodeTraceCount, depth: classCountOfGrid(grid) };
    gl.activeTexture(gl.TEXTURE0);
    const texture = createLayeredTexture(gl, size, layersOf(grid));
    this.nodes = [{ grid, texture }, ...this.nodes.slice(0, MOST_GRIDS - 1)];
    return texture;
  }

  dispose(): void {
    this.tiles.clear();
    for (const texture of this.tables.values()) this.gl.deleteTexture(texture);
    for (const { texture } of this.nodes) this.gl.deleteTexture(texture);
    this.gl.deleteProgram(this.density.program);
    this.gl.deleteProgram(this.wiggle.program);
    this.gl.deleteProgram(this.overlay.program);
  }
}
