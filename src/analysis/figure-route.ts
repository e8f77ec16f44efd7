/** The route of one of a page's figures. */
export function figureRoute(route: string, figure: string): string {
  const [path = '', search = ''] = route.split('?');
  const params = new URLSearchParams(search);
  params.delete('figure');
  const claim = /^finding-(.+)/.exec(figure)?.[1];
  if (claim) params.set('claim', claim);
  else params.append('figure', figure);
  return `${path}?${params}`;
}
