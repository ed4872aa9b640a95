import { encode } from 'fast-png';
import { type Box, element, escapeXml, picture } from '#jobs/figures/svg';
import { cellsOfSection, levelFor, type PixelFrame, wholeView } from '#seismic/display/cells';
import type { Surface } from '#seismic/display/layers/layer';
import { type MarkGroup, markElement } from '#seismic/display/marks';
import type { ProbabilityLook } from '#seismic/display/probabilityLook';
import { type AmplitudeLook, paintAmplitudes, paintProbabilities } from '#seismic/display/raster';
import { cellView, type PlotSize, type ViewRange } from '#seismic/display/view';
import { paintWiggles, type WiggleLook, wiggleLevel, wiggleStep } from '#seismic/display/wiggle';
import type { Section } from '#seismic/section/section';

/** A little larger than the smallest, in half the time. */
const COMPRESSION = { zlib: { level: 3 } } as const;

/**
 * The surface that layers of a section paint on in a figure: one picture in the plot's box, and marks over
 * it.
 */
export class FigureSurface implements Surface {
  readonly medium = 'page';
  readonly size: PlotSize;
  /** RGBA of the plot, white where nothing is painted. */
  readonly pixels: Uint8ClampedArray;
  private readonly frame: PixelFrame;
  private readonly groups: string[] = [];

  /**
   * @param section with gain applied where the figure has one
   * @param pixelsPerUnit resolution of the picture; a unit of the page is 1/96 inch
   */
  constructor(
    private readonly section: Section,
    range: ViewRange,
    private readonly box: Box,
    pixelsPerUnit: number,
  ) {
    this.size = { width: box.width, height: box.height };
    const size = {
      width: Math.round(box.width * pixelsPerUnit),
      height: Math.round(box.height * pixelsPerUnit),
    };
    this.frame = { axes: section, view: cellView(range, section), size, pixelsPerUnit };
    this.pixels = new Uint8ClampedArray(4 * size.width * size.height).fill(255);
  }

  amplitudes(look: AmplitudeLook): void {
    const { frame, section } = this;
    const cells = cellsOfSection(section, frame.view, levelFor(frame.view, frame.size, section));
    paintAmplitudes(this.pixels, frame, { cells, owned: wholeView(section) }, look);
  }

  wiggles(look: WiggleLook): void {
    const { frame, section } = this;
    const step = wiggleStep(frame.view.traceCount, this.size.width);
    const level = wiggleLevel(levelFor(frame.view, frame.size, section), step);
    const cells = cellsOfSection(section, frame.view, level);
    paintWiggles(this.pixels, frame, { cells, owned: wholeView(section) }, look);
  }

  probabilities(look: ProbabilityLook): void {
    paintProbabilities(this.pixels, this.frame, look);
  }

  marks({ marks, attributes = {} }: MarkGroup): void {
    const children = marks.map((mark) => {
      const { name, attributes: shape, text } = markElement(mark);
      return element(name, shape, text === undefined ? [] : [escapeXml(text)]);
    });
    this.groups.push(element('g', attributes, children));
  }

  /** The picture in its box and the marks, cut off at the box. */
  markup(): string {
    const { left, top, width, height } = this.box;
    const png = encode({ ...this.frame.size, data: this.pixels, channels: 4, depth: 8 }, COMPRESSION);
    // A page may have several plots.
    const id = `plot${Math.round(left)}`;
    const edge = element('clipPath', { id }, [element('rect', { x: 0, y: 0, width, height })]);
    const place = { transform: `translate(${left} ${top})`, 'clip-path': `url(#${id})` };
    return picture(png, this.box) + edge + element('g', place, this.groups);
  }
}
