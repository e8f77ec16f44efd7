// A page to share leads on to its route. `routeWith` is put before this.
const { route = '/', root = './' } = document.documentElement.dataset;
location.replace(`${new URL(root, location.href)}#${routeWith(route, location.search)}`);
