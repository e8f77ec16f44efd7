export { formatCount, formatPercent, formatRate } from '../domain/text/figures';
