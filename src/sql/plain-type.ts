/**
 * Whether a text is one of DuckDB's types and nothing else: it comes from files that anybody may have made, and is
 * written into a statement.
 */
export function isPlainType(text: string): boolean {
  if (text.length > LONGEST) return false;
  const tokens = text.match(TOKEN);
  if (!tokens || tokens.join('') !== text) return false;
  const reader = new TypeReader(tokens.filter((token) => token.trim() !== ''));
  return reader.type(0) && reader.done;
}

const LONGEST = 20_000;
const DEEPEST = 16;
const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")+"|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[()[\],]|\s+/g;
const SIMPLE =
  /^(?:BOOLEAN|U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|VARCHAR|BLOB|BIT|UUID|DATE|INTERVAL|TIME(?:_NS|TZ)?|TIMESTAMP(?:_S|_MS|_NS|TZ)?|BIGNUM)$/;

class TypeReader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  get done(): boolean {
    return this.at === this.tokens.length;
  }

  private take(what: RegExp): string | null {
    const token = this.tokens[this.at];
    if (token === undefined || !what.test(token)) return null;
    this.at++;
    return token;
  }

  /** One or more, with commas between them, in brackets. */
  private list(item: () => boolean): boolean {
    if (!this.take(/^\($/)) return false;
    do if (!item()) return false;
    while (this.take(/^,$/));
    return this.take(/^\)$/) !== null;
  }

  type(depth: number): boolean {
    if (depth > DEEPEST || !this.plain(depth)) return false;
    while (this.take(/^\[$/)) {
      this.take(/^[0-9]+$/);
      if (!this.take(/^\]$/)) return false;
    }
    return true;
  }

  private plain(depth: number): boolean {
    const name = this.take(/^[A-Z_]+$/i)?.toUpperCase() ?? '';
    const inner = () => this.type(depth + 1);
    const named = () => this.take(/^(?:"|[A-Za-z_])/) !== null && inner();
    if (name === 'ENUM') return this.list(() => this.take(/^'/) !== null);
    if (name === 'DECIMAL') return this.list(() => this.take(/^[0-9]+$/) !== null);
    if (name === 'STRUCT' || name === 'UNION') return this.list(named);
    if (name === 'MAP') return this.list(inner);
    if (name === 'TIME' || name === 'TIMESTAMP') {
      const zone = ['WITH', 'TIME', 'ZONE'];
      if (this.take(/^WITH$/i)) return zone.slice(1).every((word) => this.take(new RegExp(`^${word}$`, 'i')));
      return true;
    }
    return SIMPLE.test(name);
  }
}
