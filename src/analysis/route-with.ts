/** The route of a page to share with the parameters of its address; a scenario's value leads to its case. */
export function routeWith(route: string, search: string): string {
  const params = new URLSearchParams(search);
  const value = route.startsWith('/scenario/') ? params.get('value') : null;
  if (value !== null) params.delete('value');
  const to = value ? `${route.replace('/scenario/', '/case/')}/${encodeURIComponent(value)}` : route;
  const rest = params.toString();
  return rest === '' ? to : `${to}${to.includes('?') ? '&' : '?'}${rest}`;
}
