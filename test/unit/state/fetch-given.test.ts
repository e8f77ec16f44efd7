import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchGiven, fileAddress } from '../../../src/state/fetch-given';

const ADDRESS = { url: new URL('https://example.org/runs/mine.zip'), name: 'mine.zip' };

beforeEach(() => {
  vi.unstubAllGlobals();
});

function page(policy: string | null): void {
  vi.stubGlobal('window', { location: { origin: 'https://lens.example' } });
  vi.stubGlobal('document', { querySelector: () => (policy === null ? null : { content: policy }) });
}

describe('the address of a file', () => {
  it('has the file’s name, as far as it tells', () => {
    page(null);
    expect(fileAddress(' https://example.org/a%20run.zip?raw=1 ').name).toBe('a run.zip');
    expect(fileAddress('https://example.org/%E0%A4%A.zip').name).toBe('%E0%A4%A.zip');
    expect(fileAddress('https://example.org/').name).toBe('file');
  });

  it('of a host that the page may not contact leads on', () => {
    page("default-src 'none'; connect-src 'self' https://data.example");
    expect(fileAddress('https://data.example/mine.zip').url.host).toBe('data.example');
    expect(() => fileAddress('https://example.org/mine.zip')).toThrow(
      /policy does not let it contact example\.org\. Download the file yourself, then drop it on this page/,
    );
  });
});

describe('a file that is fetched', () => {
  it('is asked for without credentials or referrer, and comes with its name', async () => {
    const fetched = vi.fn(async () => new Response('a,b'));
    vi.stubGlobal('fetch', fetched);
    const file = await fetchGiven(ADDRESS, 100);
    expect([file.name, await file.text()]).toEqual(['mine.zip', 'a,b']);
    expect(fetched).toHaveBeenCalledExactlyOnceWith(
      ADDRESS.url,
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
    );
  });

  it('is not read beyond its bound, however long it is', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
    });
    vi.stubGlobal('fetch', async () => new Response(endless));
    await expect(fetchGiven(ADDRESS, 10_000)).rejects.toThrow(
      'mine.zip could not be fetched from example.org: it is larger than 10 kB, the most that is read.',
    );
    expect(sent).toBeLessThan(20_000);
  });

  it.each([
    [
      'an error',
      async () => new Response('', { status: 404 }),
      'example.org answered 404: is the address right?',
    ],
    [
      'nothing',
      async () => {
        throw new TypeError('Failed to fetch');
      },
      'example.org could not be reached, or does not let other sites read its files. Download the file yourself, then drop it on this page.',
    ],
  ])('with %s is explained', async (_, answer, message) => {
    vi.stubGlobal('fetch', answer);
    await expect(fetchGiven(ADDRESS, 100)).rejects.toThrow(message);
  });

  it('can be stopped', async () => {
    const controller = new AbortController();
    vi.stubGlobal('fetch', async (_: URL, { signal }: RequestInit) => {
      controller.abort();
      signal?.throwIfAborted();
    });
    await expect(fetchGiven(ADDRESS, 100, controller.signal)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });
});
