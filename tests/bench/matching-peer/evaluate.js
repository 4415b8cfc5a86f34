// The peer of `watchdeskctl evaluate-matching`: face-api on the same CSV files, with the same keys in its JSON.
// A similarity is 1 - Euclidean distance. usage: node evaluate.js GALLERY.csv PROBES.csv (as scripts/bench-matching does)
'use strict';

const fs = require('fs');
const path = require('path');
const faces = require('./faces');
const rates = require('./rates');

/** Rows of a CSV with the columns file,identity; files relative to it. Quoted fields are not read. */
function readCsv(csv) {
    const lines = fs.readFileSync(csv, 'utf8').split(/\r?\n/);
    const [head, ...rows] = lines.filter((line) => line.trim() !== '');
    const names = head.split(',').map((name) => name.trim());
    const [file, identity] = [names.indexOf('file'), names.indexOf('identity')];
    if (file < 0 || identity < 0) throw new Error(`${csv}: its first line must name the columns file and identity`);
    const folder = path.dirname(csv);
    const values = rows.map((row) => row.split(',').map((value) => value.trim()));
    return values.map((v) => ({ file: path.resolve(folder, v[file]), identity: v[identity] }));
}

async function enrol(rows) {
    const people = new Map(); // somebody without a face stays in the gallery: the probes are misses
    let withoutFace = 0;
    for (const { file, identity } of rows) {
        if (!people.has(identity)) people.set(identity, []);
        const descriptor = await faces.largest(file);
        if (descriptor) people.get(identity).push(descriptor);
        else withoutFace += 1;
    }
    return { people, withoutFace };
}

async function searchAll(rows, people) {
    const nearest = faces.searcher(people);
    const searches = [];
    for (const { file, identity } of rows) {
        const descriptor = await faces.largest(file);
        const best = descriptor && nearest(descriptor);
        searches.push({
            mated: people.has(identity),
            faceFound: Boolean(descriptor),
            top: best ? 1 - best.distance : -1,
            topIsRight: best?.label === identity,
        });
    }
    return searches;
}

function report(gallery, searches, msPerProbe) {
    const threshold = 1 - faces.defaultDistance;
    const at = Object.fromEntries(['0.01', '0.003'].map((fpir) => [fpir, rates.thresholdAtFpir(searches, Number(fpir))]));
    const tpir = Object.fromEntries(Object.entries(at).map(([fpir, t]) => [fpir, rates.tpirAbove(searches, t)]));
    const rank1 = rates.rank1(searches);
    const byDefault = { tpir: rates.tpirAbove(searches, threshold), fpir: rates.fpirAbove(searches, threshold) };
    return {
        gallery: gallery.people.size,
        probes: searches.length,
        strangers: searches.filter((s) => !s.mated).length,
        faces_found: searches.filter((s) => s.faceFound).length,
        gallery_without_face: gallery.withoutFace,
        rank1: rates.value(rank1),
        tpir_at_fpir: Object.fromEntries(Object.entries(tpir).map(([fpir, rate]) => [fpir, rates.value(rate)])),
        ci95: {
            rank1: rates.ci95(rank1),
            'tpir_at_fpir_0.01': rates.ci95(tpir['0.01']),
            'tpir_at_fpir_0.003': rates.ci95(tpir['0.003']),
            tpir_at_default: rates.ci95(byDefault.tpir),
            fpir_at_default: rates.ci95(byDefault.fpir),
        },
        threshold_at_fpir: at,
        default_threshold: threshold,
        tpir_at_default: rates.value(byDefault.tpir),
        fpir_at_default: rates.value(byDefault.fpir),
        ms_per_probe: msPerProbe,
    };
}

async function main([galleryCsv, probesCsv]) {
    if (!probesCsv) throw new Error('usage: node evaluate.js GALLERY.csv PROBES.csv');
    const probes = readCsv(probesCsv);
    await faces.load();
    const gallery = await enrol(readCsv(galleryCsv));
    const started = process.hrtime.bigint();
    const searches = await searchAll(probes, gallery.people);
    const ms = Number(process.hrtime.bigint() - started) / 1e6;
    process.stdout.write(`${JSON.stringify(report(gallery, searches, ms / probes.length))}\n`);
}

main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`matching-peer: ${error.message}\n`);
    process.exitCode = 1;
});
