import type { AST } from 'svelte/compiler';

/** Attributes and properties that a person reads. */
const READ = ['title', 'aria-label', 'placeholder', 'label', 'hint', 'caption', 'alt', 'heading', 'meaning'];
/** Units, names of formats and signs, alike in all languages. */
const ALIKE =
  /^(ms|Hz|cm|dB|MHz|ns|MB|GB|kHz|m\/s|cm\/s|traces\/cm|Diffrakt|AGC|CSV|JSON|PNG|SVG|PDF|SEG-Y|WebGPU|GPU|CPU|MIT|ECE|Enter|Del|Esc|Ctrl|F\d+)$/;
const CHILDREN = [
  'fragment',
  'body',
  'consequent',
  'alternate',
  'fallback',
  'nodes',
  'then',
  'catch',
  'pending',
];

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

function wordsOf(text: string): string[] {
  const words = text.replace(/^[^\p{L}]+|\s*[\s·]*$/gu, '').replace(/\s+/g, ' ');
  return /\p{L}{2,}/u.test(words) && !ALIKE.test(words) ? [words] : [];
}

/** Texts that an expression may become as it stands; what is given to a function is not among them. */
function ofExpression(value: unknown): string[] {
  if (!isNode(value)) return [];
  if (value.type === 'Literal' && typeof value.value === 'string') return wordsOf(value.value);
  if (value.type === 'ConditionalExpression')
    return [...ofExpression(value.consequent), ...ofExpression(value.alternate)];
  if (value.type === 'LogicalExpression') return ofExpression(value.right);
  return [];
}

function ofAttribute(attribute: unknown): string[] {
  if (!isNode(attribute) || attribute.type !== 'Attribute') return [];
  if (!READ.includes(String(attribute.name))) return [];
  return [attribute.value].flat().flatMap(ofNode);
}

function ofNode(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(ofNode);
  if (!isNode(value) || value.name === 'kbd') return [];
  if (value.type === 'Text') return typeof value.data === 'string' ? wordsOf(value.data) : [];
  if (value.type === 'ExpressionTag') return ofExpression(value.expression);
  const attributes = Array.isArray(value.attributes) ? value.attributes.flatMap(ofAttribute) : [];
  return [...attributes, ...CHILDREN.flatMap((name) => ofNode(value[name]))];
}

/** Words in the markup of a component that a person would read in English whatever the language. */
export function hardCodedText(component: AST.Root): string[] {
  return ofNode(component.fragment);
}
