import type { HeadlineCell, ModelRow } from '../../analysis/overview-figures';
import { heatClass } from '../../charts/color-scale';
import { COUNTRIES, POSTER_COUNTRY_ORDER } from '../../domain/countries';
import { formatRate } from '../../domain/text/figures';
import { TableScroll } from '../../ui/TableScroll';
import '../../ui/heat.css';

const codes = new Map(COUNTRIES.map(({ country, code }) => [country as string, code]));

/** The poster's table: countries downwards, models across. */
export function PosterRates({
  models,
  cells,
}: {
  models: readonly ModelRow[];
  cells: readonly HeadlineCell[];
}) {
  const rate = (model: string, country: string) =>
    cells.find((cell) => cell.model === model && cell.country === country)?.alignment_rate ?? null;
  const cell = (value: number | null) => (
    <td class={`numeric ${heatClass({ kind: 'sequential', min: 0, max: 1 }, value)}`}>{formatRate(value)}</td>
  );
  return (
    <TableScroll name={{ label: 'Alignment rate by model and country' }}>
      <table class="poster-rates">
        <thead>
          <tr>
            <th scope="col">Country</th>
            {models.map(({ model, label }) => (
              <th key={model} scope="col" class="numeric">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {POSTER_COUNTRY_ORDER.map((country) => (
            <tr key={country}>
              <th scope="row">
                <abbr title={country}>{codes.get(country)}</abbr>
              </th>
              {models.map(({ model }) => cell(rate(model, country)))}
            </tr>
          ))}
          <tr>
            <th scope="row">Mean</th>
            {models.map(({ alignment_rate }) => cell(alignment_rate))}
          </tr>
        </tbody>
      </table>
    </TableScroll>
  );
}
