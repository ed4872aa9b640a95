import ts from 'typescript';

/** Words of a sentence or a phrase: two at least, and a capital or a placeholder first. */
const SENTENCE = /^(\p{Lu}|\{)[^<>=]*\p{L}{2,}.*\s.*\p{L}{2,}/u;
const PHRASE_IN_TEMPLATE = /\p{L}{3,} \p{L}{2,}|^ ?\p{L}{3,}[,:]? |[ ]\p{L}{3,}$/u;

/** Calls whose texts nobody reads, or which translate. */
const APART = new Set(['say', 'Error', 'TypeError', 'querySelector', 'querySelectorAll', 'closest', 'add']);

function isApart(node: ts.Node): boolean {
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    const { parent } = at;
    if (ts.isImportDeclaration(parent) || ts.isTypeNode(parent)) return true;
    if ((ts.isCallExpression(parent) || ts.isNewExpression(parent)) && at !== parent.expression)
      return APART.has(parent.expression.getText().split('.').at(-1) ?? '');
    if (ts.isStatement(parent) || ts.isFunctionLike(parent)) return false;
  }
  return false;
}

function partsOf(template: ts.TemplateExpression): string[] {
  return [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
}

/** Sentences and phrases that code makes in English without `say`, with the line each is in. */
export function sentencesInCode(source: string, isText: (text: string) => boolean): string[] {
  const file = ts.createSourceFile('code.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (SENTENCE.test(node.text) && !isText(node.text) && !isApart(node)) found.push(node.text);
    } else if (ts.isTemplateExpression(node) && partsOf(node).some((part) => PHRASE_IN_TEMPLATE.test(part))) {
      if (!isText(node.getText().slice(1, -1)) && !isApart(node)) found.push(node.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
