// Faces by face-api (MIT) on TensorFlow.js' WebAssembly backend (Apache-2.0): SSD MobileNet v1, 68 landmarks, the
// recognition net of 128 values.
'use strict';

const path = require('path');
const sharp = require('sharp');
const tf = require('@tensorflow/tfjs');
const wasm = require('@tensorflow/tfjs-backend-wasm');
const faceapi = require('@vladmandic/face-api/dist/face-api.node-wasm.js');

const detector = new faceapi.SsdMobilenetv1Options({ minConfidence: 0.1, maxResults: 10 });

// Smaller pictures get grey margins up to this. The detector enlarges what it is given to 512 pixels: of 40 close-cut faces
// of 48 pixels it found 4 without margins and all with them.
const leastSide = 256;
const marginGrey = 128;

/** The distance below which face-api's FaceMatcher takes two faces for one person where nothing else is asked for. */
const defaultDistance = 0.6;

async function load() {
    const packageFolder = (name) => path.dirname(require.resolve(`${name}/package.json`));
    wasm.setWasmPaths(path.join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist', path.sep));
    await tf.setBackend('wasm');
    await tf.ready();
    const models = path.join(packageFolder('@vladmandic/face-api'), 'model');
    await faceapi.nets.ssdMobilenetv1.loadFromDisk(models);
    await faceapi.nets.faceLandmark68Net.loadFromDisk(models);
    await faceapi.nets.faceRecognitionNet.loadFromDisk(models);
}

async function decode(file) {
    const upright = sharp(file).rotate().toColourspace('srgb').removeAlpha();
    const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
    const across = Math.max(0, leastSide - Math.max(info.width, info.height));
    const before = Math.floor(across / 2);
    const margin = [before, across - before];
    return tf.tidy(() => tf.pad(tf.tensor3d(data, [info.height, info.width, 3], 'int32'), [margin, margin, [0, 0]], marginGrey));
}

/** The descriptor of the largest face in a picture, or undefined; only that face is read further. */
async function largest(file) {
    const picture = await decode(file);
    try {
        const found = await faceapi.detectAllFaces(picture, detector);
        if (found.length === 0) return undefined;
        const detection = found.reduce((a, b) => (b.box.area > a.box.area ? b : a));
        const read = new faceapi.DetectSingleFaceLandmarksTask(Promise.resolve({ detection }), picture, false);
        return (await read.withFaceDescriptor()).descriptor;
    } finally {
        picture.dispose();
    }
}

/** The nearest of the labelled descriptors, by face-api's own search. */
function searcher(people) {
    const labelled = [...people].filter(([, descriptors]) => descriptors.length > 0);
    const matcher = new faceapi.FaceMatcher(labelled.map(([label, d]) => new faceapi.LabeledFaceDescriptors(label, d)));
    return (descriptor) => matcher.matchDescriptor(descriptor);
}

module.exports = { load, largest, searcher, defaultDistance };
