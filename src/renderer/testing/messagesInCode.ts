import ts from 'typescript';

/** Two words at least: single ones are names, units and keys. */
const WORDS = /\p{L}{2,}\S*\s(.*\s)?\S*\p{L}{2,}/su;

/** Calls and errors whose texts are no messages: schemas, statements of SQL, seeds, faults of the program. */
const APART = new Set(
  'Error RangeError TypeError describe refine prepare pragma exec fork forkProcess join custom literal enum'.split(
    ' ',
  ),
);

export interface FindOptions {
  /** Range errors of this file are told to a user; elsewhere they are faults of the program. */
  readonly rangeErrorsAreTold: boolean;
}

/** The text of an expression as a key of the catalogue, with "{name}" for each value; null for other expressions. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('');
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.PlusToken) return null;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  return left === null && right === null ? null : (left ?? '{}') + (right ?? '{}');
}

/** Expressions inside a text: the values of its placeholders. */
function valuesIn(node: ts.Node): ts.Node[] {
  if (ts.isTemplateExpression(node)) return node.templateSpans.map(({ expression }) => expression);
  if (ts.isParenthesizedExpression(node)) return valuesIn(node.expression);
  if (!ts.isBinaryExpression(node)) return [];
  return [node.left, node.right].flatMap((side) => (textOf(side) === null ? [side] : valuesIn(side)));
}

function isApart(node: ts.Node, options: FindOptions): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
  const name = node.expression.getText().split('.').at(-1) ?? '';
  return APART.has(name) && !(name === 'RangeError' && options.rangeErrorsAreTold);
}

/**
 * Messages that code makes: literals, templates and sums of them of two words or more, each value as "{}".
 * Arguments of calls that `APART` names are left out.
 */
export function messagesInCode(source: string, options: FindOptions): string[] {
  const file = ts.createSourceFile('code.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    if (text !== null) {
      if (WORDS.test(text)) found.push(text);
      valuesIn(node).forEach(visit);
    } else if (ts.isCallExpression(node) && isApart(node, options)) visit(node.expression);
    else if (!isApart(node, options)) ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
