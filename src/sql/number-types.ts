/** DuckDB's types of numbers, by name. */

/** Types that hold every digit. */
export function isExactNumber(type: string): boolean {
  return /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DECIMAL\(\d+,\d+\)|BIGNUM|VARINT)$/.test(type);
}

export function isFloat(type: string): boolean {
  return type === 'FLOAT' || type === 'DOUBLE';
}

export function isNumber(type: string): boolean {
  return isExactNumber(type) || isFloat(type);
}
