/** Which of Vega's expressions a chart may hold: those that end soon and reach nothing but their row. */
import { parseExpression } from 'vega';

/** Functions of numbers, texts, times and colours whose answer is no larger than what they are given. */
const FUNCTIONS: ReadonlySet<string> = new Set(
  `abs acos asin atan atan2 ceil clamp cos exp floor hypot isFinite isNaN log max min pow random round sign sin sqrt tan
   isArray isBoolean isDate isDefined isNumber isObject isString isValid toBoolean toDate toNumber toString if inrange
   indexof lastindexof length lower parseFloat parseInt peek slice span split substring trim truncate upper
   date datetime day dayofyear hours milliseconds minutes month now quarter seconds time timezoneoffset week year utc
   utcdate utcday utcdayofyear utchours utcmilliseconds utcminutes utcmonth utcquarter utcseconds utcweek utcyear
   dayAbbrevFormat dayFormat monthAbbrevFormat monthFormat timeFormat utcFormat timeParse utcParse format
   contrast hcl hsl lab luminance rgb`.split(/\s+/),
);
/** The page's elements and the chart's own, which an expression could read. */
const OUT_OF_REACH: ReadonlySet<string> = new Set(['event', 'item', 'parent']);

/** The longest text of the data; a literal of this length counts as one. */
const UNIT = 1000;

interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

/** Whether a number format pads to a length that fills memory. */
export const isLongFormat = (format: string): boolean => /\d{3}/.test(format);

/**
 * @param expression in Vega's expression language
 * @returns how many times longer than the longest text of its row a text that it makes may be
 * @throws Error, a sentence, where it cannot be read or is not one that charts of this site may hold
 */
export function checkedExpression(expression: string): number {
  let tree: Node;
  try {
    tree = parseExpression(expression) as unknown as Node;
  } catch (cause) {
    throw new Error(`“${expression}” is not an expression: ${(cause as Error).message}.`, { cause });
  }
  const sum = (nodes: unknown) => (nodes as readonly Node[]).map(growth).reduce((a, b) => a + b, 0);

  function called(callee: Node, parts: readonly Node[]): number {
    const name = String(callee.name);
    if (callee.type !== 'Identifier' || !FUNCTIONS.has(name))
      throw new Error(`Charts on this site cannot use the function ${name} in an expression.`);
    const [, format] = parts;
    if (/format$/i.test(name) && format && (format.type !== 'Literal' || isLongFormat(String(format.value))))
      throw new Error(`The format of ${name}() must be written out, and shorter than 100 characters.`);
    return Math.max(1, ...parts.map(growth));
  }

  function growth(node: Node): number {
    const part = (name: string) => node[name] as Node;
    switch (node.type) {
      case 'Literal':
        if (node.regex || node.value instanceof RegExp)
          throw new Error('Charts on this site cannot use regular expressions; SQL can.');
        return typeof node.value === 'string' ? Math.max(1, node.value.length / UNIT) : 1;
      case 'Identifier':
        if (OUT_OF_REACH.has(String(node.name)))
          throw new Error(`Expressions on this site cannot use “${node.name}”.`);
        return 1;
      case 'MemberExpression':
        growth(part('object'));
        if (node.computed) growth(part('property'));
        return 1;
      case 'BinaryExpression': {
        const both = growth(part('left')) + growth(part('right'));
        return node.operator === '+' ? both : 1;
      }
      case 'LogicalExpression':
        return Math.max(growth(part('left')), growth(part('right')));
      case 'ConditionalExpression':
        growth(part('test'));
        return Math.max(growth(part('consequent')), growth(part('alternate')));
      case 'UnaryExpression':
        growth(part('argument'));
        return 1;
      case 'ArrayExpression':
        return Math.max(1, sum(node.elements));
      case 'ObjectExpression':
        return Math.max(1, sum(node.properties));
      case 'Property':
        return growth(part('value'));
      case 'CallExpression':
        return called(part('callee'), node.arguments as readonly Node[]);
      default:
        throw new Error(`“${expression}” holds what charts on this site cannot use (${node.type}).`);
    }
  }
  return growth(tree);
}
