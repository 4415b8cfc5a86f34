// A row of the table of scripts/bench-matching.
// usage: node table.js PROGRAM SET PROCESSOR_MS < JSON of evaluate-matching or of its peer
'use strict';

const [program, set, processorMs] = process.argv.slice(2);
const report = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const percent = (share) => (100 * share).toFixed(1);
const rate = (share, [low, high]) => `${percent(share)} % (${percent(low)}–${percent(high)})`;
const wrong = Math.round(report.fpir_at_default * report.strangers);
const row = [
    set,
    program,
    `${report.faces_found} of ${report.probes}`,
    rate(report.rank1, report.ci95.rank1),
    rate(report.tpir_at_fpir['0.01'], report.ci95['tpir_at_fpir_0.01']),
    `${percent(report.tpir_at_default)} %`,
    `${wrong} of ${report.strangers}`,
    report.ms_per_probe.toFixed(0),
    Number(processorMs).toFixed(0),
];
process.stdout.write(`| ${row.join(' | ')} |\n`);
