// An address that leads nowhere becomes a route, which the site itself reads as it can.
const { pathname, search } = location;
const place = pathname.lastIndexOf('/at/');
const root = place < 0 ? document.documentElement.dataset.root : pathname.slice(0, place + 1);
const rest = pathname.slice(root.length).replace(/(?:\/index)?(?:\.html?)?\/?$/, '');
if (pathname.startsWith(root) && rest !== '') location.replace(`${root}#/${rest}${search}`);
