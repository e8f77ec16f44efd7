/** The script of a page to share: leads on to the page's route, with the parameters of its address. */
import { routeWith } from './analysis/route-with';

const { route = '/', root = './' } = document.documentElement.dataset;
const site = new URL(root, location.href).href;
location.replace(`${site}#${routeWith(route, location.search)}`);
