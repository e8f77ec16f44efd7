/** Values by key, of which those that were used last are kept. */
export class Recent<Value> {
  private readonly values = new Map<string, Value>();

  /** @param most how many are kept */
  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const found = this.values.get(key);
    if (found !== undefined) this.set(key, found);
    return found;
  }

  set(key: string, value: Value): void {
    this.values.delete(key);
    this.values.set(key, value);
    for (const old of [...this.values.keys()].slice(0, -this.most)) this.values.delete(old);
  }

  delete(key: string): void {
    this.values.delete(key);
  }
}
