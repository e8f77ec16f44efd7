import { chromium } from 'playwright-core';
import { createServer } from 'node:http';
import { CHROMIUM_FLAGS, findChromium } from './test/support/chromium';
const site='http://127.0.0.1:4302/';
const host = createServer((q,r)=>{ r.setHeader('content-type','text/html'); const w=new URL(q.url!,'http://x').searchParams; const src=w.get('src')!; const sb=w.get('sandbox'); const cs=w.get('scheme')??'light';
 r.end(`<!doctype html><html style="color-scheme:${cs}"><body style="margin:0"><iframe ${sb!==null?`sandbox="${sb}"`:''} src="${src.replaceAll('&','&amp;').replaceAll('"','&quot;')}" width="100%" height="420" style="border:0"></iframe><script async src="${site}embed.js"></script></body></html>`); }).listen(0,'127.0.0.1');
await new Promise(r=>host.once('listening',r));
const H=`http://localhost:${(host.address() as any).port}/`;
const b=await chromium.launch({executablePath:findChromium(),args:CHROMIUM_FLAGS});
const which=process.argv[2];
const cases: [string,string,number,string,string|null][]= which==='a' ? [
 ['explore', `${site}embed.html?figure=explore#/explore?measure=kappa`,800,'light',null],
 ['misc', `${site}embed.html?figure=misaligned-counts#/`,320,'dark',null],
 ['scen', `${site}embed.html?figure=scenario-alignment#/scenario/Egypt/Religion`,320,'light','allow-scripts'],
 ['find', `${site}embed.html?figure=finding-gap#/findings`,800,'dark',null],
] : [
 ['full', `${site}#/explore`,800,'light',null],
 ['cases', `${site}embed.html?figure=misaligned-cases#/misaligned`,800,'light',null],
 ['cmp', `${site}embed.html#/compare`,320,'dark',null],
 ['run', `${site}embed.html?figure=x#/run`,320,'light',null],
];
for (const [name,src,w,scheme,sandbox] of cases) {
  const p=await b.newPage({viewport:{width:w,height:700}});
  await p.addInitScript({content:'globalThis.__name = (own) => own;'});
  p.on('console',m=>['error','warning'].includes(m.type())&&console.log(name,'console',m.text().slice(0,300)));
  p.on('pageerror',e=>console.log(name,'pageerror',String(e).slice(0,300)));
  await p.goto(`${H}?${new URLSearchParams({src,scheme,...(sandbox?{sandbox}:{})})}`);
  const f=p.frameLocator('iframe');
  try { await f.locator('.embed[data-state=shown], .embed[data-state=missing]').waitFor({timeout:40000}); } catch(e) { console.log(name, String(e).slice(0,200)); }
  await p.waitForTimeout(2500);
  const frame=p.frames()[1]!;
  console.log(name, frame.url(), await frame.evaluate(()=>{const d=document.documentElement; return {state:document.querySelector('.embed')?.getAttribute('data-state'), sh:d.scrollHeight, ch:d.clientHeight, sw:d.scrollWidth, cw:d.clientWidth, header:!!document.querySelector('header.site-header, footer, nav')};}).catch(e=>String(e)));
  await p.screenshot({path:`/tmp/w/embed-${name}.png`,fullPage:true});
  await p.close();
}
await b.close(); host.close();
