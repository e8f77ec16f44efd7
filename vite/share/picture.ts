import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import * as vega from 'vega';
import type { ChartSpec } from '../../src/charts/chart-spec';
import { createChart } from '../../src/charts/render';
import type { ChartColors } from '../../src/charts/theme';
import { indexedPng } from './png';
import { PICTURE, type SharedPage } from './shared-page';

const TEXT_FACE = 'Source Serif 4';
const UI_FACE = 'Inter Variable';

const require = createRequire(import.meta.url);

/** The site's own faces, as its pages load them. */
const FACES: readonly (readonly [file: string, name: string])[] = [
  ['@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2', TEXT_FACE],
  ['@fontsource-variable/inter/files/inter-latin-wght-normal.woff2', UI_FACE],
];

type Measure = (item: { readonly limit?: number }, text: unknown) => number;

/** Without a document Vega guesses how wide a text is: here it is measured, in the face that it is drawn in. */
function prepareText(): void {
  for (const [file, name] of FACES)
    if (!GlobalFonts.registerFromPath(require.resolve(file), name))
      throw new Error(`The font ${file} cannot be read`);
  const context = createCanvas(1, 1).getContext('2d');
  // Vega's types lack them.
  const { textMetrics, font } = vega as unknown as {
    textMetrics: { width: Measure };
    font: (item: object) => string;
  };
  textMetrics.width = (item, text) => {
    context.font = font(item);
    return Math.min(context.measureText(String(text ?? '')).width, item.limit || Infinity);
  };
}
prepareText();

const MARGIN = 56;
/** The chart is not blown up to more than this: one of a few rows would look coarse. */
const LARGEST_SCALE = 2;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Bounds = Record<'x1' | 'y1' | 'x2' | 'y2', number>;

/** Breaks a text into lines of at most a width; the last of the lines that fit ends in an ellipsis. */
function linesOf(context: SKRSContext2D, text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && context.measureText(longer).width > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  let last = `${lines[most - 1]} …`;
  while (context.measureText(last).width > width) last = last.replace(/\s*\S+ …$/, ' …');
  return [...lines.slice(0, most - 1), last];
}

/** Draws a chart as large as its box allows, from the box's top left. */
async function drawChart(context: SKRSContext2D, spec: ChartSpec, colors: ChartColors, box: Box) {
  const view = createChart(spec, undefined, colors).padding(0);
  await view.runAsync();
  const { root } = view.scenegraph() as unknown as { root: { bounds: Bounds } };
  const { x1, y1, x2, y2 } = root.bounds;
  const scale = Math.min(box.width / (x2 - x1), box.height / (y2 - y1), LARGEST_SCALE);
  context.save();
  context.translate(box.x - x1 * scale, box.y - y1 * scale);
  context.scale(scale, scale);
  const [left = 0, top = 0] = view.origin();
  context.translate(-left, -top);
  await view.toCanvas(1, { externalContext: context });
  context.restore();
  view.finalize();
}

/** A line of text at a height, in a face. */
function write(context: SKRSContext2D, text: string, y: number, face: string, colour: string, x = MARGIN) {
  context.font = face;
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

/** The specification of a page's chart, in the size that its place has room for. */
export function chartOf({ chart }: SharedPage, colors: ChartColors): ChartSpec | null {
  return chart ? chart.draw({ colors, width: chart.shape === 'wide' ? 640 : 460 }) : null;
}

/** The picture of a page: what it is about, its figure, and its chart. */
export async function drawPicture(page: SharedPage, colors: ChartColors, source: string): Promise<Buffer> {
  const { width, height } = PICTURE;
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = colors.surface;
  context.fillRect(0, 0, width, height);
  context.fillStyle = colors.accent;
  context.fillRect(0, 0, width, 10);

  write(context, `ValueActionLens · ${page.kind}`, 66, `500 24px "${UI_FACE}"`, colors.muted);
  const titleFace = `600 46px "${TEXT_FACE}"`;
  context.font = titleFace;
  const title = linesOf(context, page.title, width - 2 * MARGIN, 2);
  title.forEach((line, place) => {
    write(context, line, 128 + 54 * place, titleFace, colors.text);
  });
  let top = 128 + 54 * (title.length - 1) + 30;

  const { figure, chart } = page;
  const wide = chart?.shape === 'wide';
  if (wide) top += 14;
  const column = wide || !chart ? width - 2 * MARGIN : 350;
  if (figure) {
    let size = 76;
    const face = () => `600 ${size}px "${TEXT_FACE}"`;
    for (context.font = face(); context.measureText(figure.value).width > column; context.font = face())
      size -= 2;
    const numberWidth = context.measureText(figure.value).width;
    write(context, figure.value, top + (wide ? 50 : 66), face(), colors.accent);
    const of = `400 24px "${UI_FACE}"`;
    context.font = of;
    const x = wide ? MARGIN + numberWidth + 24 : MARGIN;
    linesOf(context, figure.of, wide ? width - MARGIN - x : column, wide ? 2 : 7).forEach((line, place) => {
      write(context, line, top + (wide ? 24 : 112) + 32 * place, of, colors.text, x);
    });
    if (wide) top += 76;
  }
  const spec = chartOf(page, colors);
  if (spec) {
    const left = wide ? MARGIN : MARGIN + column + 40;
    const box = { x: left, y: top, width: width - MARGIN - left, height: 566 - top };
    await drawChart(context, spec, colors, box);
  }
  write(context, source, 606, `400 20px "${UI_FACE}"`, colors.muted);
  const { data } = context.getImageData(0, 0, width, height);
  return indexedPng(data, width, height);
}
