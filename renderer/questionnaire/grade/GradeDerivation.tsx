import type { GradingResult } from '../../../core/assess/grading.ts';
import { numberText } from '../../../core/form/display.ts';
import { t } from '../../strings/t.ts';

/** The formula in signs, then with the values filled in, step by step. */
export function GradeDerivation({ result }: { result: GradingResult }) {
  const { terms } = result;
  return (
    <section className="grade-part">
      <h4>{t('grade.derivation')}</h4>
      <table className="grid grade-terms">
        <caption className="visually-hidden">{t('grade.terms')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grade.factor')}</th>
            <th scope="col">{t('grade.value')}</th>
            <th scope="col">{t('grade.weight')}</th>
            <th scope="col">{t('grade.term')}</th>
          </tr>
        </thead>
        <tbody>
          {terms.map((term) => (
            <tr key={term.input}>
              <th scope="row">
                {term.label}（{term.input}）
              </th>
              <td className="number">{term.value}</td>
              <td className="number">
                {term.symbol} = {numberText(term.weight, { decimals: 4 })}
              </td>
              <td className="number">{numberText(term.term, { decimals: 3 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ol className="grade-steps number">
        <li>
          k = Round{'{'} log<sub>2</sub>({' '}
          {terms.map((term, i) => (
            <span key={term.input}>
              {i > 0 && ' + '}
              {term.symbol}·2<sup>{term.input}</sup>
            </span>
          ))}{' '}
          ) {'}'}
        </li>
        <li>
          ={' '}
          {terms.map((term, i) => (
            <span key={term.input}>
              {i > 0 && ' + '}
              {numberText(term.weight, { decimals: 4 })}×2<sup>{term.value}</sup>
            </span>
          ))}{' '}
          → {t('grade.mid')} {numberText(result.mid, { decimals: 3 })}
        </li>
        <li>
          log<sub>2</sub>({numberText(result.mid, { decimals: 3 })}) = {numberText(result.log2, { decimals: 3 })}
        </li>
        <li>
          {result.rounding} → k = {numberText(result.k)} → {result.label}
          {result.label !== result.shownLabel && `（${t('grade.shownAs', { label: result.shownLabel })}）`}
        </li>
      </ol>
    </section>
  );
}
