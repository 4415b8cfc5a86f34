// Error and hit rates of open-set identification (1:N), counted as src/vision/Evaluation.h counts them.
// A search is {mated, faceFound, top, topIsRight}; without a face it is a miss, or a rejected stranger.
'use strict';

const count = (searches, hit) => ({ hits: searches.filter((s) => s.faceFound && hit(s)).length, of: searches.length });
const mated = (searches) => searches.filter((s) => s.mated);
const strangers = (searches) => searches.filter((s) => !s.mated);

const value = (rate) => (rate.of === 0 ? 0 : rate.hits / rate.of);

/** Wilson's interval at 95 %. */
function ci95(rate) {
    if (rate.of === 0) return [0, 1];
    const z2 = 1.959963985 ** 2;
    const p = value(rate);
    const middle = p + z2 / (2 * rate.of);
    const spread = Math.sqrt(z2 * ((p * (1 - p)) / rate.of + z2 / (4 * rate.of ** 2)));
    const scale = 1 + z2 / rate.of;
    return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

/** The score which a candidate must exceed so that at most that share of the strangers has one; -1 without strangers. */
function thresholdAtFpir(searches, fpir) {
    const all = strangers(searches);
    const tops = all.filter((s) => s.faceFound).map((s) => s.top).sort((a, b) => b - a);
    const allowed = Math.floor(fpir * all.length + 1e-9);
    return allowed < tops.length ? tops[allowed] : -1;
}

const rank1 = (searches) => count(mated(searches), (s) => s.topIsRight);
const tpirAbove = (searches, threshold) => count(mated(searches), (s) => s.topIsRight && s.top > threshold);
const fpirAbove = (searches, threshold) => count(strangers(searches), (s) => s.top > threshold);

module.exports = { value, ci95, thresholdAtFpir, rank1, tpirAbove, fpirAbove };
